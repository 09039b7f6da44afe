//! `GET …/report`: an edition's figures as JSON or CSV.

use actix_web::http::header;
use actix_web::{HttpRequest, HttpResponse, web};

use crate::platform::csv::Dialect;
use crate::platform::http::request::accept;
use crate::platform::http::request::language::locale_of;
use crate::platform::input::query::Query;
use crate::platform::problem::Problem;
use crate::platform::state::AppState;
use crate::platform::text::Slug;
use crate::report::access::ReportReader;
use crate::report::csv;
use crate::report::group_by::GroupBy;
use crate::report::read_report::read_report;
use crate::report::request::{EditionPath, ReportQuery};
use crate::report::view::ReportView;

const JSON: &str = "application/json";
const CSV: &str = "text/csv";

/// The figures of an edition, as far as the caller may see them.
#[utoipa::path(get, path = "/campaigns/{slug}/editions/{edition}/report", tag = "reports",
    params(
        ("slug" = Slug, Path), ("edition" = Slug, Path),
        ("groupBy" = Option<GroupBy>, Query, description = "By what; by municipality unless said", example = "municipality"),
        ("version" = Option<i32>, Query, minimum = 0, description = "A revision; for an organisation's own people", example = 1)),
    responses(
        (status = 200, description = "The figures",
            content((ReportView = "application/json"), (String = "text/csv")))))]
pub async fn show(
    reader: ReportReader,
    state: web::Data<AppState>,
    path: web::Path<EditionPath>,
    request: HttpRequest,
) -> Result<HttpResponse, Problem> {
    let query = Query::strict(&request, &ReportQuery::PARAMETERS)?;
    let query = ReportQuery::parse(&query)?;
    let media_type = accept::best(&request, &[JSON, CSV])?;
    let now = state.clock.now();
    let report = read_report(&state.db, reader.actor(), &path, query, now).await?;
    let locale = locale_of(&request);
    let view = ReportView::new(locale, &report.edition, report.version, &report.table);
    let body = match media_type {
        CSV => csv::write(&view, Dialect::Plain)?,
        _ => serde_json::to_vec(&view).map_err(Problem::internal)?,
    };
    Ok(HttpResponse::Ok()
        .insert_header((header::CONTENT_TYPE, format!("{media_type}; charset=utf-8")))
        .insert_header((header::CONTENT_LANGUAGE, locale.tag()))
        .insert_header((header::CACHE_CONTROL, "private, no-cache"))
        .insert_header((header::VARY, "Accept, Accept-Language, Authorization"))
        .body(body))
}
