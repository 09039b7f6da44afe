//! GET of the list of sessions: what is public, and for staff what their scope covers.
//! The same filter and rows as the pages' list.

use actix_web::{HttpRequest, HttpResponse, web};
use chrono::{DateTime, Utc};
use utoipa::ToSchema;

use crate::organisation::find_municipality;
use crate::platform::auth::{Actor, Caller, Permission, sign_in_first};
use crate::platform::http::request::language::locale_of;
use crate::platform::http::response::list::Page;
use crate::platform::input::paging::Paging;
use crate::platform::input::query::Query;
use crate::platform::problem::{NOT_ALLOWED, Problem};
use crate::platform::schemas::{DateOrInstant, MunicipalityName, Point, SlugOrId};
use crate::platform::state::AppState;
use crate::platform::text::{LanguageTag, Line100, Tag};
use crate::session::list::filter::{ListScope, SessionFilter};
use crate::session::list::page::page_with_related;
use crate::session::list::request::{PARAMETERS, wants_to_count};
use crate::session::model::SessionKind;
use crate::session::present::assemble::session_view;
use crate::session::present::view::SessionView;

/// The orders of the list.
#[derive(Debug, ToSchema)]
#[expect(dead_code, reason = "only the API's document has values of it")]
pub enum SortName {
    #[schema(rename = "startsAt")]
    StartsAt,
    #[schema(rename = "-startsAt")]
    LatestFirst,
    #[schema(rename = "updatedAt")]
    EarliestChange,
    #[schema(rename = "-updatedAt")]
    UpdatedAt,
    #[schema(rename = "distance")]
    Distance,
}

/// A page of sessions.
#[utoipa::path(get, path = "/sessions", tag = "sessions",
    params(
        ("from" = Option<DateOrInstant>, Query, description = "The first day at the venue, or an instant; unless given, what is not over yet", example = "2026-10-05"),
        ("to" = Option<DateOrInstant>, Query, description = "The last day at the venue, or an instant", example = "2026-10-11"),
        ("municipality" = Option<MunicipalityName>, Query, description = "Where", example = "SE-0483"),
        ("venue" = Option<SlugOrId>, Query, description = "At which venue", example = "katrineholm-lasstugan"),
        ("campaign" = Option<String>, Query, description = "`slug` or `slug/edition`", example = "emedborgarveckan/2026"),
        ("kind" = Option<SessionKind>, Query, description = "Of which kind", example = "one-to-one"),
        ("topic" = Option<Tag>, Query, description = "About what", example = "e-legitimation"),
        ("language" = Option<LanguageTag>, Query, description = "In which language", example = "sv"),
        ("free" = Option<bool>, Query, description = "With seats left", example = true),
        ("near" = Option<Point>, Query, description = "Around this place: degrees north and east", example = "58.99,16.20"),
        ("withinKm" = Option<f64>, Query, minimum = 0.1, maximum = 20100, description = "Only within so many kilometres of `near`; 50 unless said", example = 30),
        ("q" = Option<Line100>, Query, description = "Words of title, description, topic, venue or town", example = "mobil"),
        ("status" = Option<String>, Query, description = "Statuses, with commas between them", example = "published,cancelled"),
        ("toCount" = Option<bool>, Query, description = "For staff: over and not counted yet, the oldest first", example = true),
        ("sort" = Option<SortName>, Query, description = "The order; by start unless said", example = "startsAt"),
        ("updatedAfter" = Option<chrono::DateTime<chrono::Utc>>, Query, description = "Only what was changed at that instant or later, the earliest change first", example = "2026-10-01T00:00:00Z"),),
    responses((status = 200, description = "A page of the list", body = Page<SessionView>)))]
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
    Ok(Page::of(items, total, paging).answer(&request))
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
