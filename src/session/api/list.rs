//! GET of the list.

use actix_web::http::header;
use actix_web::{HttpRequest, HttpResponse, web};

use super::kept_by_others;
use crate::organisation::municipality_named;
use crate::platform::auth::{Actor, Caller};
use crate::platform::http::openapi::ProblemDoc;
use crate::platform::http::request::language::locale_of;
use crate::platform::http::request::query::Query;
use crate::platform::http::response::list::{Page, Paging};
use crate::platform::problem::Problem;
use crate::platform::state::AppState;
use crate::session::filter::{Filter, PARAMETERS, Seen};
use crate::session::list as listing;
use crate::session::view::{SessionView, view};

/// The list.
#[utoipa::path(get, path = "/sessions", tag = "sessions",
    params(
        ("from" = Option<String>, Query, description = "A date at the venue, or an instant; now unless given"),
        ("to" = Option<String>, Query, description = "A date, that day included, or an instant"),
        ("municipality" = Option<String>, Query, description = "`SE-0483`, or the code alone"),
        ("venue" = Option<String>, Query, description = "Slug or id"),
        ("campaign" = Option<String>, Query, description = "`slug` or `slug/edition`"),
        ("kind" = Option<String>, Query), ("topic" = Option<String>, Query),
        ("language" = Option<String>, Query), ("free" = Option<bool>, Query, description = "With seats left"),
        ("near" = Option<String>, Query, description = "`58.99,16.20`"), ("withinKm" = Option<f64>, Query),
        ("q" = Option<String>, Query), ("status" = Option<String>, Query),
        ("sort" = Option<String>, Query, description = "`startsAt`, `-startsAt`, `-updatedAt` or `distance`"),
        ("page" = Option<i64>, Query), ("limit" = Option<i64>, Query)),
    responses((status = 200, body = Page<SessionView>), (status = "4XX", body = ProblemDoc)))]
pub async fn list(
    caller: Caller,
    state: web::Data<AppState>,
    request: HttpRequest,
) -> Result<HttpResponse, Problem> {
    let asked = Query::strict(&request, &PARAMETERS)?;
    let paging = Paging::of(&asked)?;
    let now = state.clock.now();
    let scope = caller.0.as_ref().map(Actor::scope_of_sessions);
    let seen = scope.map_or(Seen::Public, Seen::Also);
    let mut filter = Filter::parse(&asked, seen, now)?;
    let mut conn = state.db.get().await?;
    if let Some(text) = asked.get("municipality") {
        filter.municipality = Some(municipality_named(&mut conn, text).await?.id);
    }
    let (rows, around, total) = listing::page_and_beside(&mut conn, &filter, paging, now).await?;
    let locale = locale_of(&request);
    let items = rows
        .iter()
        .map(|row| view(row, &around, locale, now))
        .collect();
    let page = Page::of(items, total, paging);
    let mut answer = HttpResponse::Ok();
    kept_by_others(
        &mut answer,
        caller.0.is_none(),
        "public, max-age=30, stale-if-error=3600",
    );
    answer.insert_header((header::LINK, page.link(&request)));
    Ok(answer.json(page))
}
