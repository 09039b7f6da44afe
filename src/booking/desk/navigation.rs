//! What the navigation of every page of the desk says: the venues within reach, how many calls wait and how many
//! sessions are not counted. Bounded reads, on a connection that is given back before the page takes its own.
//! The roof wraps every request in this, inside of finding out who calls.

use actix_web::body::MessageBody;
use actix_web::dev::{ServiceRequest, ServiceResponse};
use actix_web::middleware::Next;
use actix_web::{HttpMessage, web};
use chrono::{DateTime, Utc};
use diesel::QueryResult;
use diesel_async::AsyncPgConnection;

use crate::booking::calls::due_calls;
use crate::platform::auth::{Actor, Permission, Scope};
use crate::platform::http::request::RoutedPath;
use crate::platform::ids::VenueId;
use crate::platform::input::query::Query;
use crate::platform::problem::Problem;
use crate::platform::state::AppState;
use crate::platform::ui::{DeskNavigation, MOST_COUNTED, VenueChoice, Waiting};
use crate::session;
use crate::venue::{self, MOST_CHOICES, Venue};

/// The middleware.
///
/// # Errors
/// 503 when the database is away.
pub async fn read_navigation<B: MessageBody + 'static>(
    request: ServiceRequest,
    next: Next<B>,
) -> Result<ServiceResponse<B>, actix_web::Error> {
    if let Some(state) = request.app_data::<web::Data<AppState>>().cloned() {
        attach(&request, &state).await?;
    }
    next.call(request).await
}

async fn attach(request: &ServiceRequest, state: &AppState) -> Result<(), Problem> {
    let actor = request.extensions().get::<Actor>().cloned();
    let meets_people = |actor: &Actor| actor.may(Permission::ReadRoster);
    let Some(actor) = actor.filter(meets_people).filter(|_| !request.is_of_api()) else {
        return Ok(());
    };
    let query = Query::lenient(request.request());
    let mut conn = state.db.get().await?;
    let scope = actor.scope_of_sessions();
    let venues = venue::venues_in_reach(&mut conn, &scope).await?;
    let mut venues: Vec<VenueChoice> = venues.into_iter().map(choice).collect();
    let chosen = match query.get("venue") {
        Some(named) => chosen(&mut conn, &scope, &mut venues, named).await?,
        None => None,
    };
    let at = chosen.as_ref().map(|venue| venue.id);
    let now = state.clock.now();
    let navigation = DeskNavigation {
        calls: calls(&mut conn, &actor, at, now).await?,
        to_count: to_count(&mut conn, &actor, at, now).await?,
        venues,
        chosen,
    };
    request.extensions_mut().insert(navigation);
    Ok(())
}

fn choice(venue: Venue) -> VenueChoice {
    VenueChoice {
        id: venue.id,
        slug: venue.slug,
        name: venue.name,
    }
}

/// The venue with a slug or an id. Of more venues than the list holds, the one that is named joins it.
async fn chosen(
    conn: &mut AsyncPgConnection,
    scope: &Scope,
    venues: &mut Vec<VenueChoice>,
    named: &str,
) -> QueryResult<Option<VenueChoice>> {
    let is_named = |venue: &&VenueChoice| venue.slug == named || venue.id.to_string() == named;
    if let Some(found) = venues.iter().find(is_named) {
        return Ok(Some(found.clone()));
    }
    if venues.len() < MOST_CHOICES {
        return Ok(None);
    }
    let found = venue::find_venue(conn, named).await?;
    let found = found.filter(|venue| scope.covers(venue.target()));
    let found = found.map(choice);
    venues.extend(found.clone());
    Ok(found)
}

async fn calls(
    conn: &mut AsyncPgConnection,
    actor: &Actor,
    at: Option<VenueId>,
    now: DateTime<Utc>,
) -> QueryResult<Waiting> {
    if !actor.may(Permission::ServePeople) {
        return Ok(Waiting::default());
    }
    let scope = actor.scope(Permission::ServePeople);
    due_calls(conn, &scope, at, now).await.map(Waiting)
}

/// How many sessions are over and not counted.
pub async fn to_count(
    conn: &mut AsyncPgConnection,
    actor: &Actor,
    at: Option<VenueId>,
    now: DateTime<Utc>,
) -> QueryResult<Waiting> {
    if !actor.may(Permission::Count) {
        return Ok(Waiting::default());
    }
    let scope = actor.scope(Permission::Count);
    let most = i64::from(MOST_COUNTED) + 1;
    session::count_uncounted(conn, scope, at, most, now)
        .await
        .map(Waiting)
}
