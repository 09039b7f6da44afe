//! Shows the editions and one edition's figures, downloads them as CSV, and submits.

use actix_web::http::header;
use actix_web::{HttpRequest, HttpResponse, web};
use diesel_async::AsyncConnection;

use super::views::{
    EditionLink, EditionPage, FiguresSource, GroupLink, ReportsPage, SubmissionForm, figures_source,
};
use crate::campaign::desk::edition_page_path;
use crate::campaign::edition_days;
use crate::platform::auth::{Actor, Can, Permission, rights};
use crate::platform::csv::Dialect;
use crate::platform::http::request::form_body::FormBody;
use crate::platform::http::request::run_detached;
use crate::platform::i18n::{Locale, named};
use crate::platform::ids::fresh;
use crate::platform::input::query::Query;
use crate::platform::problem::Problem;
use crate::platform::state::AppState;
use crate::platform::time::{Zone, local};
use crate::platform::ui::{HtmlPage, Layout};
use crate::report::access::ReportReader;
use crate::report::csv;
use crate::report::edition::{ReportedEdition, find_reported_edition, list_reported_editions};
use crate::report::group_by::GroupBy;
use crate::report::read_report::{Report, read_report};
use crate::report::request::{EditionPath, ReportQuery};
use crate::report::submission::{NewSubmission, find_submitter, sole_organisation, submit};
use crate::report::view::ReportView;
use crate::report::visibility::Visibility;

pub async fn list(
    reader: ReportReader,
    state: web::Data<AppState>,
    request: HttpRequest,
) -> Result<HttpResponse, Problem> {
    let layout = Layout::asked(&request, &state, "/reports")?;
    let mut conn = state.db.get().await?;
    let editions = list_reported_editions(&mut conn).await?;
    let links = editions
        .iter()
        .filter(|edition| Visibility::of(reader.actor(), edition, None).is_some())
        .map(|edition| EditionLink {
            href: layout.url(&path_of(edition)),
            name: name_of(layout.locale, edition),
            dates: edition_days(layout.locale, edition.starts_on, edition.ends_on),
        })
        .collect();
    Ok(HtmlPage::private(ReportsPage::new(layout, links)).answer())
}

pub async fn show(
    reader: ReportReader,
    state: web::Data<AppState>,
    path: web::Path<EditionPath>,
    request: HttpRequest,
) -> Result<HttpResponse, Problem> {
    let query = Query::lenient(&request);
    let layout = Layout::asked(&request, &state, "/reports")?;
    let report = report_of(&reader, &state, &path, &query).await?;
    let page = edition_page(layout, &report, reader.actor(), &query);
    Ok(HtmlPage::private(page).answer())
}

pub async fn download(
    reader: ReportReader,
    state: web::Data<AppState>,
    path: web::Path<EditionPath>,
    request: HttpRequest,
) -> Result<HttpResponse, Problem> {
    let query = Query::lenient(&request);
    let locale = Layout::asked(&request, &state, "/reports")?.locale;
    let report = report_of(&reader, &state, &path, &query).await?;
    let view = ReportView::new(locale, &report.edition, report.version, &report.table);
    let file = format!("{}-{}-{}.csv", view.campaign, view.edition, view.group_by);
    let disposition = format!("attachment; filename=\"{file}\"");
    Ok(HttpResponse::Ok()
        .insert_header((header::CONTENT_TYPE, "text/csv; charset=utf-8"))
        .insert_header((header::CONTENT_DISPOSITION, disposition))
        .insert_header((header::CACHE_CONTROL, "no-store"))
        .body(csv::write(&view, Dialect::Spreadsheet(locale))?))
}

pub async fn submit_figures(
    can: Can<rights::Administer>,
    state: web::Data<AppState>,
    path: web::Path<EditionPath>,
    request: HttpRequest,
    form_body: FormBody,
) -> Result<HttpResponse, Problem> {
    let layout = Layout::asked(&request, &state, "/reports")?;
    let mut conn = state.db.get_for_background().await?;
    let found = find_reported_edition(&mut conn, &path).await?;
    let edition = found.ok_or_else(Problem::not_found)?;
    form_body.read_pressed("report-submit")?;
    let organisation = find_submitter(&mut conn, can.actor(), None).await?;
    let new = NewSubmission {
        id: fresh(),
        edition: edition.id,
        organisation: organisation.id,
        by: can.staff(),
    };
    let now = state.clock.now();
    run_detached(async move {
        let submission = conn
            .transaction(async |conn| submit(conn, new, now).await)
            .await;
        Ok(submission?)
    })
    .await?;
    let back = format!("{}?done=submitted", layout.url(&path_of(&edition)));
    Ok(HttpResponse::SeeOther()
        .insert_header((header::LOCATION, back))
        .finish())
}

/// The report that a page's address asks for; with a bad parameter the default one.
async fn report_of(
    reader: &ReportReader,
    state: &AppState,
    path: &EditionPath,
    query: &Query,
) -> Result<Report, Problem> {
    let query = ReportQuery::parse(query).unwrap_or_default();
    read_report(&state.db, reader.actor(), path, query, state.clock.now()).await
}

fn edition_page(layout: Layout, report: &Report, actor: &Actor, query: &Query) -> EditionPage {
    let locale = layout.locale;
    let (edition, table) = (&report.edition, &report.table);
    let view = ReportView::new(locale, edition, report.version, table);
    let path = path_of(edition);
    let url = layout.url(&path);
    let csv_href = format!("{url}/csv{}", parameters(table.group_by, query));
    let layout = Layout {
        title: name_of(locale, edition),
        path: format!("{path}{}", parameters(table.group_by, query)),
        ..layout
    };
    let notice = query.get("done").and_then(|what| layout.done(what));
    let grouped_by = named(locale, "report-by", table.group_by.text_key()).into_owned();
    let mut page = EditionPage::new(layout, grouped_by, &view.groups, &view.total, csv_href);
    page.notice = notice;
    page.change_href = actor
        .scope(Permission::RunCampaigns)
        .covers_organisation(edition.campaign_owner)
        .then(|| {
            let path = edition_page_path(&edition.campaign, &edition.edition, edition.id);
            page.l.url(&path)
        });
    page.dates = edition_days(locale, edition.starts_on, edition.ends_on);
    page.source = figures_source(locale, source_of(report));
    page.submission_form = sole_organisation(actor)
        .map(|_organisation| SubmissionForm::new(locale, format!("{url}/submission")));
    page.groups = GroupLink::all(locale, &report.groupings, table.group_by, |by| {
        format!("{url}{}", parameters(by, query))
    });
    page
}

/// Days are those of Sweden's clock, which agrees with Norway's.
fn source_of(report: &Report) -> FiguresSource {
    match report.version {
        None => FiguresSource::Live,
        Some(_) => {
            let day = |at| local(at, Zone::STOCKHOLM).0;
            FiguresSource::Submitted(report.submitted_at.map(day))
        }
    }
}

/// The parameters of another grouping of the same figures.
fn parameters(by: GroupBy, query: &Query) -> String {
    let version = query
        .get("version")
        .and_then(|text| text.parse::<i32>().ok());
    let version = version.map_or_else(String::new, |version| format!("&version={version}"));
    format!("?groupBy={}{version}", by.name())
}

fn path_of(edition: &ReportedEdition) -> String {
    format!(
        "/reports/campaigns/{}/{}",
        edition.campaign, edition.edition
    )
}

fn name_of(locale: Locale, edition: &ReportedEdition) -> String {
    let (text, _) = edition.name.best(&[locale.tag()], "sv");
    text.to_owned()
}
