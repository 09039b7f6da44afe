//! `/{lang}/desk/accessibility-reports`: what people reported, for the coordinators who answer for it.

use actix_web::http::header;
use actix_web::{HttpRequest, HttpResponse, web};
use diesel_async::AsyncConnection;
use uuid::Uuid;

use super::page::{ReportRow, ReportsPage};
use crate::organisation::accessibility::report::{Report, load_report, mark_handled, read_reports};
use crate::platform::auth::{Can, rights};
use crate::platform::http::request::form_body::FormBody;
use crate::platform::http::request::run_detached;
use crate::platform::i18n::{Locale, dates};
use crate::platform::problem::Problem;
use crate::platform::state::AppState;
use crate::platform::time::{self, Zone, local};
use crate::platform::ui::{HtmlPage, Layout};

const PATH: &str = "/desk/accessibility-reports";

pub async fn show(
    can: Can<rights::Administer>,
    state: web::Data<AppState>,
    request: HttpRequest,
) -> Result<HttpResponse, Problem> {
    let layout = Layout::asked(&request, &state, PATH)?;
    let mut conn = state.db.get().await?;
    let (scope, now) = (can.scope(), state.clock.now());
    let reports = read_reports(&mut conn, &scope.organisations, can.staff(), now).await?;
    let today = time::today(now);
    let row = |report: Report| {
        let (day, time) = local(report.created_at, Zone::STOCKHOLM);
        let action = format!("{PATH}/{}/handled", report.id);
        ReportRow {
            when: dates::capital(&dates::day_and_time(layout.locale, day, time, today)),
            what: report.what,
            lang: report.language,
            page: report.page,
            contact: report.contact,
            action: report.handled_at.is_none().then(|| layout.url(&action)),
        }
    };
    let reports = reports.into_iter().map(row).collect();
    let page = ReportsPage {
        l: Layout {
            title: layout.t("desk-reports").into_owned(),
            ..layout
        },
        reports,
    };
    Ok(HtmlPage::private(page).answer())
}

pub async fn handled(
    can: Can<rights::Administer>,
    state: web::Data<AppState>,
    path: web::Path<(String, Uuid)>,
    form_body: FormBody,
) -> Result<HttpResponse, Problem> {
    let (lang, id) = path.into_inner();
    let locale = Locale::exact(&lang).ok_or_else(Problem::not_found)?;
    let mut conn = state.db.get().await?;
    let report = load_report(&mut conn, id).await?;
    let scope = can.scope();
    let report = report.filter(|report| scope.covers_organisation(report.organisation_id));
    let report = report.ok_or_else(Problem::not_found)?;
    form_body.read_pressed("desk-report-handle")?;
    let (by, now) = (can.staff(), state.clock.now());
    run_detached(async move {
        conn.transaction::<_, Problem, _>(async |conn| {
            Ok(mark_handled(conn, &report, by, now).await?)
        })
        .await
    })
    .await?;
    Ok(HttpResponse::SeeOther()
        .insert_header((header::LOCATION, format!("/{}{PATH}", locale.tag())))
        .finish())
}
