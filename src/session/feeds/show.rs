//! GET of a feed. Its texts are in the language that the address asks for, else the program that reads it.

use actix_web::{HttpRequest, HttpResponse, web};
use chrono::{DateTime, TimeDelta, Utc};

use super::subject::Subject;
use crate::platform::http::request::language::locale_of;
use crate::platform::http::response::answer::ok_for_everybody;
use crate::platform::i18n::{Locale, t_with};
use crate::platform::input::paging::Paging;
use crate::platform::input::query::Query;
use crate::platform::problem::Problem;
use crate::platform::state::AppState;
use crate::session::calendar::{CalendarEntry, feed};
use crate::session::list::filter::{ListScope, SessionFilter, TimeBound};
use crate::session::list::page::page_with_related;
use crate::session::present::assemble::session_view;
use crate::session::present::calendar_file::entries;
use crate::session::present::paths::session_path;

/// How long ago the earliest session of a feed begins.
pub(super) const BACK: TimeDelta = TimeDelta::weeks(4);
/// How far ahead the last one begins.
pub(super) const AHEAD: TimeDelta = TimeDelta::days(365);
/// Of more sessions a feed has the first ones.
pub(super) const MOST: i64 = 1_000;

/// `/feeds/venues/{slug}.ics`.
pub(super) async fn venue(
    state: web::Data<AppState>,
    slug: web::Path<String>,
    request: HttpRequest,
) -> Result<HttpResponse, Problem> {
    show(&state, Subject::Venue(&slug), &request).await
}

/// `/feeds/organisations/{slug}.ics`.
pub(super) async fn organisation(
    state: web::Data<AppState>,
    slug: web::Path<String>,
    request: HttpRequest,
) -> Result<HttpResponse, Problem> {
    show(&state, Subject::Organisation(&slug), &request).await
}

/// `/feeds/campaigns/{slug}.ics`.
pub(super) async fn campaign(
    state: web::Data<AppState>,
    slug: web::Path<String>,
    request: HttpRequest,
) -> Result<HttpResponse, Problem> {
    show(&state, Subject::Campaign(&slug), &request).await
}

/// `/feeds/municipalities/{key}.ics`.
pub(super) async fn municipality(
    state: web::Data<AppState>,
    key: web::Path<String>,
    request: HttpRequest,
) -> Result<HttpResponse, Problem> {
    show(&state, Subject::Municipality(&key), &request).await
}

async fn show(
    state: &AppState,
    subject: Subject<'_>,
    request: &HttpRequest,
) -> Result<HttpResponse, Problem> {
    let query = Query::lenient(request);
    let asked = query.get("lang").and_then(Locale::exact);
    let locale = asked.unwrap_or_else(|| locale_of(request));
    let now = state.clock.now();
    let mut conn = state.db.get().await?;
    let (name, filter) = subject.narrow(&mut conn, of_everything(now)).await?;
    let paging = Paging {
        page: 1,
        limit: MOST,
    };
    let (rows, related, _) = page_with_related(&mut conn, &filter, paging, now).await?;
    drop(conn);
    let entries: Vec<CalendarEntry> = rows
        .iter()
        .flat_map(|row| {
            let page = state.link(&session_path(locale, row.session.id));
            entries(row, &session_view(row, &related, locale, now), page)
        })
        .collect();
    let name = t_with(locale, "list-title-place", &[("place", name.into())]);
    let text = feed(&name, &entries);
    let kind = "text/calendar; charset=utf-8";
    Ok(ok_for_everybody(request, kind, text.into_bytes()))
}

/// What any feed may have.
fn of_everything(now: DateTime<Utc>) -> SessionFilter {
    SessionFilter {
        from: Some(TimeBound::Instant(now - BACK)),
        to: Some(TimeBound::Instant(now + AHEAD)),
        not_over: false,
        ..SessionFilter::upcoming(ListScope::Public, now)
    }
}
