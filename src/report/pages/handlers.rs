//! The pages of organisers: the editions, one edition's figures, its download, handing in.

use actix_web::http::header;
use actix_web::{HttpRequest, HttpResponse, web};
use diesel_async::AsyncConnection;

use super::views::{edition_days, source};
use super::{EditionLink, EditionPage, Figures, GroupLink, ReportsPage, Submit};
use crate::platform::auth::{Actor, Can, Permission, rights};
use crate::platform::http::request::form_body::FormBody;
use crate::platform::http::request::query::Query;
use crate::platform::http::request::run_detached;
use crate::platform::http::routing::{Access, Endpoint, get, post};
use crate::platform::i18n::{Locale, named};
use crate::platform::ids::{EditionId, fresh};
use crate::platform::problem::Problem;
use crate::platform::state::AppState;
use crate::platform::ui::{HtmlPage, Layout};
use crate::report::csv::{self, Dialect};
use crate::report::edition::{Edition, edition, editions};
use crate::report::read::{Report, Wish, read};
use crate::report::reader::Reader;
use crate::report::submit::{Submission, submit};
use crate::report::table::GroupBy;
use crate::report::view::{ReportView, RowView};
use crate::report::whose::{only_one, whose};

/// The pages, whole paths.
#[must_use]
pub fn endpoints() -> Vec<Endpoint> {
    let readers = Access::Either(Permission::ReadReports, Permission::RunCampaigns);
    vec![
        get("/{lang}/reports", readers, || web::to(all)),
        get(
            "/{lang}/reports/campaigns/{slug}/{edition}",
            readers,
            || web::to(one),
        ),
        get(
            "/{lang}/reports/campaigns/{slug}/{edition}/csv",
            readers,
            || web::to(download),
        ),
        post(
            "/{lang}/reports/campaigns/{slug}/{edition}/submission",
            Access::Staff(Permission::Administer),
            || web::to(hand_in),
        ),
    ]
}

/// Language, campaign, edition.
type Place = web::Path<(String, String, String)>;

async fn all(
    reader: Reader,
    state: web::Data<AppState>,
    request: HttpRequest,
) -> Result<HttpResponse, Problem> {
    let layout = Layout::asked(&request, &state.keys, "/reports")?;
    let mut conn = state.db.get().await?;
    let found = editions(&mut conn).await?;
    let links = found
        .iter()
        .filter(|edition| reader.sight(edition, None).is_some())
        .map(|edition| EditionLink {
            href: layout.url(&path_of(edition)),
            name: name_of(layout.locale, edition),
            dates: edition_days(layout.locale, edition.starts_on, edition.ends_on),
        })
        .collect();
    Ok(HtmlPage::private(ReportsPage::new(layout, links)).answer())
}

async fn one(
    reader: Reader,
    state: web::Data<AppState>,
    place: Place,
    request: HttpRequest,
) -> Result<HttpResponse, Problem> {
    let query = Query::lenient(&request);
    let layout = Layout::asked(&request, &state.keys, "/reports")?;
    let report = asked(&reader, &state, &place, &query).await?;
    Ok(HtmlPage::private(page(layout, &report, reader.actor(), &query)).answer())
}

async fn download(
    reader: Reader,
    state: web::Data<AppState>,
    place: Place,
    request: HttpRequest,
) -> Result<HttpResponse, Problem> {
    let query = Query::lenient(&request);
    let locale = Layout::asked(&request, &state.keys, "/reports")?.locale;
    let report = asked(&reader, &state, &place, &query).await?;
    let view = ReportView::new(locale, &report.edition, report.version, &report.table);
    let file = format!("{}-{}-{}.csv", view.campaign, view.edition, view.group_by);
    let attached = format!("attachment; filename=\"{file}\"");
    Ok(HttpResponse::Ok()
        .insert_header((header::CONTENT_TYPE, "text/csv; charset=utf-8"))
        .insert_header((header::CONTENT_DISPOSITION, attached))
        .insert_header((header::CACHE_CONTROL, "no-store"))
        .body(csv::write(&view, Dialect::Spreadsheet(locale))?))
}

async fn hand_in(
    can: Can<rights::Administer>,
    state: web::Data<AppState>,
    place: Place,
    request: HttpRequest,
    form_body: FormBody,
) -> Result<HttpResponse, Problem> {
    let layout = Layout::asked(&request, &state.keys, "/reports")?;
    let (_, campaign, name) = place.into_inner();
    let mut conn = state.db.get_for_background().await?;
    let found = edition(&mut conn, &campaign, &name).await?;
    let edition = found.ok_or_else(Problem::not_found)?;
    form_body.read()?;
    let organisation = whose(&mut conn, can.actor(), None).await?;
    let submission = Submission {
        id: fresh(),
        edition: EditionId(edition.id),
        organisation: organisation.id(),
        by: can.staff(),
    };
    let now = state.clock.now();
    run_detached(async move {
        let done = conn
            .transaction(async |conn| submit(conn, submission, now).await)
            .await;
        Ok(done?)
    })
    .await?;
    let back = format!("{}?done=submitted", layout.url(&path_of(&edition)));
    Ok(HttpResponse::SeeOther()
        .insert_header((header::LOCATION, back))
        .finish())
}

/// The report a page's address means; what cannot be read in it is ignored.
async fn asked(
    reader: &Reader,
    state: &AppState,
    place: &(String, String, String),
    query: &Query,
) -> Result<Report, Problem> {
    let (_, campaign, edition) = place;
    let wish = Wish::of(query).unwrap_or(Wish {
        group_by: GroupBy::Municipality,
        version: None,
    });
    read(
        &state.db,
        reader,
        (campaign, edition),
        wish,
        state.clock.now(),
    )
    .await
}

fn page(layout: Layout, report: &Report, actor: &Actor, query: &Query) -> EditionPage {
    let locale = layout.locale;
    let (edition, table) = (&report.edition, &report.table);
    let view = ReportView::new(locale, edition, report.version, table);
    let path = path_of(edition);
    let whole = layout.url(&path);
    let address = |what: &str, by: &str| format!("{whole}{what}{}", parameters(by, query));
    let layout = Layout {
        title: name_of(locale, edition),
        path: format!("{path}{}", parameters(view.group_by, query)),
        ..layout
    };
    let notice = query.get("done").and_then(|what| layout.done(what));
    let figures: Vec<Figures> = view.groups.iter().map(figures).collect();
    let grouped_by = named(locale, "report-by", table.group_by.word()).into_owned();
    let csv = address("/csv", view.group_by);
    let mut page = EditionPage::new(
        layout,
        grouped_by,
        &figures,
        &self::figures(&view.total),
        csv,
    );
    page.notice = notice;
    page.dates = edition_days(locale, edition.starts_on, edition.ends_on);
    page.source = source(locale, report.version.map(i64::from));
    page.submit = only_one(actor).map(|_| Submit::new(locale, format!("{whole}/submission")));
    page.groups = GroupLink::all(locale, view.group_by, |by| address("", by));
    let offered = |link: &GroupBy| report.groupings.contains(link);
    let mut keep = GroupBy::ALL.iter().map(offered);
    page.groups.retain(|_| keep.next().unwrap_or(false));
    page
}

/// The parameters of another grouping of the same figures.
fn parameters(by: &str, query: &Query) -> String {
    let version = query
        .get("version")
        .and_then(|text| text.parse::<i32>().ok());
    let version = version.map_or_else(String::new, |version| format!("&version={version}"));
    format!("?groupBy={by}{version}")
}

fn path_of(edition: &Edition) -> String {
    format!(
        "/reports/campaigns/{}/{}",
        edition.campaign, edition.edition
    )
}

fn name_of(locale: Locale, edition: &Edition) -> String {
    let (text, _) = edition.name.best(&[locale.tag()], "sv");
    text.to_owned()
}

fn figures(row: &RowView) -> Figures {
    Figures {
        label: row.label.clone(),
        sessions: row.sessions,
        cancelled: row.cancelled,
        due: row.due,
        reported: row.reported,
        estimated: row.estimated,
        coverage: row.coverage,
        bookings: row.bookings,
        no_shows: row.no_shows,
        walk_ins: row.walk_ins,
        participants: row.participants,
        children: row.children,
        digital: row.digital,
    }
}
