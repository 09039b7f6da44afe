//! GET of the list of sessions: what is public, and for staff what their scope covers.
//! The same filter and rows as the pages' list.

use actix_web::http::header;
use actix_web::{HttpRequest, HttpResponse, web};
use chrono::{DateTime, Utc};

use super::cache::set_cache_control;
use crate::organisation::find_municipality;
use crate::platform::auth::{Actor, Caller, Permission, sign_in_first};
use crate::platform::http::openapi::ProblemDoc;
use crate::platform::http::request::language::locale_of;
use crate::platform::http::response::list::Page;
use crate::platform::input::paging::Paging;
use crate::platform::input::query::Query;
use crate::platform::problem::{NOT_ALLOWED, Problem};
use crate::platform::state::AppState;
use crate::session::list::filter::{ListScope, SessionFilter};
use crate::session::list::page::page_with_related;
use crate::session::list::request::{PARAMETERS, wants_to_count};
use crate::session::present::assemble::session_view;
use crate::session::present::view::SessionView;

/// A page of sessions.
#[utoipa::path(get, path = "/sessions", tag = "sessions",
    params(
        ("from" = Option<String>, Query, description = "A date at the venue, or an instant; unless given, what is not over yet"),
        ("to" = Option<String>, Query, description = "A date, that day included, or an instant"),
        ("municipality" = Option<String>, Query, description = "`SE-0483`, or the code alone"),
        ("venue" = Option<String>, Query, description = "Slug or id"),
        ("campaign" = Option<String>, Query, description = "`slug` or `slug/edition`"),
        ("kind" = Option<String>, Query), ("topic" = Option<String>, Query),
        ("language" = Option<String>, Query), ("free" = Option<bool>, Query, description = "With seats left"),
        ("near" = Option<String>, Query, description = "`58.99,16.20`"), ("withinKm" = Option<f64>, Query),
        ("q" = Option<String>, Query), ("status" = Option<String>, Query),
        ("toCount" = Option<bool>, Query, description = "For staff: over and not counted yet, the oldest first"),
        ("sort" = Option<String>, Query, description = "`startsAt`, `-startsAt`, `updatedAt`, `-updatedAt` or `distance`"),
        ("updatedAfter" = Option<String>, Query, description = "Only what was changed at that instant or later, the earliest change first"),
        ("page" = Option<i64>, Query), ("limit" = Option<i64>, Query)),
    responses((status = 200, body = Page<SessionView>), (status = "4XX", body = ProblemDoc)))]
pub async fn list(
    caller: Caller,
    state: web::Data<AppState>,
    request: HttpRequest,
) -> Result<HttpResponse, Problem> {
    let query = Query::strict(&request, &PARAMETERS)?;
    let paging = Paging::of(&query)?;
    let now = state.clock.now();
    let mut filter = filter_of(&query, caller.0.as_ref(), now)?;
    let mut conn = state.db.get().await?;
    if let Some(text) = query.get("municipality") {
        filter.municipality = Some(find_municipality(&mut conn, text).await?.id);
    }
    let (rows, related, total) = page_with_related(&mut conn, &filter, paging, now).await?;
    let locale = locale_of(&request);
    let items = rows
        .iter()
        .map(|row| session_view(row, &related, locale, now))
        .collect();
    let page = Page::of(items, total, paging);
    let mut answer = HttpResponse::Ok();
    set_cache_control(
        &mut answer,
        caller.0.is_none(),
        "public, max-age=30, stale-if-error=3600",
    );
    answer.insert_header((header::LINK, page.link(&request)));
    Ok(answer.json(page))
}

/// What the query asks for, as far as the caller sees it. What waits to be counted is for whoever
/// counts, and reaches back as far as there are sessions unless `from` says otherwise.
fn filter_of(
    query: &Query,
    actor: Option<&Actor>,
    now: DateTime<Utc>,
) -> Result<SessionFilter, Problem> {
    if !wants_to_count(query)? {
        let scope = actor.map(Actor::scope_of_sessions);
        let scope = scope.map_or(ListScope::Public, ListScope::PublicAnd);
        return SessionFilter::parse(query, scope, now);
    }
    let actor = actor.ok_or_else(sign_in_first)?;
    if !actor.may(Permission::Count) {
        return Err(Problem::new(&NOT_ALLOWED));
    }
    let scope = ListScope::Within(actor.scope(Permission::Count));
    let filter = SessionFilter::parse(query, scope, now)?;
    let from = filter.from.filter(|_| query.get("from").is_some());
    Ok(SessionFilter {
        from,
        not_over: false,
        to_count: true,
        ..filter
    })
}
