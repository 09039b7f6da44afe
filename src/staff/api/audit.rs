//! The audit log's API, as JSON by pages and as one CSV.

use actix_web::http::header;
use actix_web::{HttpRequest, HttpResponse, web};

use crate::platform::auth::{Can, rights};
use crate::platform::csv::Dialect;
use crate::platform::http::request::accept;
use crate::platform::http::response::list::Page;
use crate::platform::input::paging::Paging;
use crate::platform::input::query::Query;
use crate::platform::problem::Problem;
use crate::platform::state::AppState;
use crate::staff::audit_log::{
    AuditFilter, FILTERS, PARAMETERS, export_entries, list_entries, write_csv,
};
use crate::staff::view::AuditView;

const JSON: &str = "application/json";
const CSV: &str = "text/csv";

/// What staff did and looked at, the newest first.
#[utoipa::path(get, path = "/audit", tag = "staff",
    params(
        ("object" = Option<uuid::Uuid>, Query, description = "About this object alone"),
        ("staff" = Option<uuid::Uuid>, Query, description = "By this account alone"),
        ("from" = Option<chrono::NaiveDate>, Query, description = "The first day", example = "2026-10-05"),
        ("to" = Option<chrono::NaiveDate>, Query, description = "The last day", example = "2026-10-11"),),
    responses(
        (status = 200, description = "A page of the log; as CSV the newest 10,000 acts that the filter shows, without pages",
            content((Page<AuditView> = "application/json"), (String = "text/csv")))))]
pub async fn list(
    can: Can<rights::ReadAudit>,
    state: web::Data<AppState>,
    request: HttpRequest,
) -> Result<HttpResponse, Problem> {
    if accept::best(&request, &[JSON, CSV])? == CSV {
        return download(&can, &state, &request).await;
    }
    let query = Query::strict(&request, &PARAMETERS)?;
    let paging = Paging::of(&query)?;
    let filter = AuditFilter::parse(&query)?;
    let mut conn = state.db.get().await?;
    let (entries, total) = list_entries(&mut conn, &can.scope(), &filter, paging).await?;
    let items = entries.into_iter().map(AuditView::from).collect();
    Ok(Page::of(items, total, paging).answer(&request))
}

/// The whole of what a filter shows, in one file.
async fn download(
    can: &Can<rights::ReadAudit>,
    state: &AppState,
    request: &HttpRequest,
) -> Result<HttpResponse, Problem> {
    let filter = AuditFilter::parse(&Query::strict(request, &FILTERS)?)?;
    let mut conn = state.db.get().await?;
    let now = state.clock.now();
    let entries = export_entries(&mut conn, &can.scope(), &filter, now).await?;
    Ok(HttpResponse::Ok()
        .insert_header((header::CONTENT_TYPE, "text/csv; charset=utf-8"))
        .insert_header((header::CACHE_CONTROL, "no-store"))
        .insert_header((header::VARY, "Accept, Authorization"))
        .body(write_csv(&entries, Dialect::Plain)?))
}
