//! GET of a feed. Its texts are in the language that the address asks for, else the program that reads it.

use actix_web::{HttpRequest, HttpResponse, web};
use chrono::{DateTime, TimeDelta, Utc};
use diesel_async::AsyncPgConnection;

use super::subject::Subject;
use crate::platform::http::request::language::locale_of;
use crate::platform::http::response::answer::ok_for_everybody;
use crate::platform::i18n::{Locale, t_with};
use crate::platform::ids::SessionId;
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
const BACK: TimeDelta = TimeDelta::weeks(4);
/// How far ahead the last one begins.
const AHEAD: TimeDelta = TimeDelta::days(365);
/// Of more sessions a feed has the first ones.
const MOST: i64 = 1_000;
pub(super) const KIND: &str = "text/calendar; charset=utf-8";

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
    let (locale, now) = (language(request), state.clock.now());
    let mut conn = state.db.get().await?;
    let (name, filter) = subject.narrow(&mut conn, of_everything(now)).await?;
    let entries = found(&mut conn, &filter, locale, now, |session| {
        state.link(&session_path(locale, session))
    })
    .await?;
    drop(conn);
    let name = t_with(locale, "list-title-place", &[("place", name.into())]);
    let text = feed(&name, &entries);
    Ok(ok_for_everybody(request, KIND, text.into_bytes()))
}

/// That of the address, else of the program that reads it.
pub(super) fn language(request: &HttpRequest) -> Locale {
    let query = Query::lenient(request);
    let asked = query.get("lang").and_then(Locale::exact);
    asked.unwrap_or_else(|| locale_of(request))
}

/// The sessions of a feed, each with the page it leads to.
pub(super) async fn found(
    conn: &mut AsyncPgConnection,
    filter: &SessionFilter,
    locale: Locale,
    now: DateTime<Utc>,
    page: impl Fn(SessionId) -> String,
) -> Result<Vec<CalendarEntry>, Problem> {
    let paging = Paging {
        page: 1,
        limit: MOST,
    };
    let (rows, related, _) = page_with_related(conn, filter, paging, now).await?;
    let entries = rows.iter().flat_map(|row| {
        let view = session_view(row, &related, locale, now);
        entries(row, &view, page(row.session.id))
    });
    Ok(entries.collect())
}

/// What any feed may have.
pub(super) fn of_everything(now: DateTime<Utc>) -> SessionFilter {
    SessionFilter {
        from: Some(TimeBound::Instant(now - BACK)),
        to: Some(TimeBound::Instant(now + AHEAD)),
        not_over: false,
        ..SessionFilter::upcoming(ListScope::Public, now)
    }
}
