//! Plans a change of a session: a merge patch against the version that was read.
//! Everything it refers to is found before the transaction begins.

use crate::platform::audit;
use crate::platform::auth::Scope;
use crate::platform::db::Conn;
use crate::platform::ids::SessionId;
use crate::platform::input::json;
use crate::platform::problem::Problem;
use crate::session::actions::change::{MeetingResources, SessionChange};
use crate::session::list::related::related_to;
use crate::session::list::rows::{SessionRow, load_row};
use crate::session::model::Session;
use crate::session::plan::current::CurrentSession;
use crate::session::plan::new_session::NewSession;
use crate::session::plan::owner::{SessionOwner, find_owner};
use crate::session::plan::patch::{Patch, apply_patch};
use crate::session::plan::request::SessionRequest;
use crate::session::plan::session_part::SessionPart;
use crate::session::query;
use crate::session::topics::own_topics;

/// `None` where the patch changes nothing.
///
/// # Errors
/// 422 for what no session can be, 404 for a venue out of the scope's reach.
pub async fn plan_change(
    conn: &mut Conn,
    session: &Session,
    patch: Patch,
    scope: &Scope,
) -> Result<Option<SessionChange>, Problem> {
    let changes = |names: &[&str]| names.iter().any(|name| patch.contains_key(*name));
    let changes_venue = changes(&["venueId"]);
    let meeting_resources = match changes(&["room", "helpers", "venueId"]) {
        true => MeetingResources::FollowCourse,
        false => MeetingResources::Keep,
    };
    let facts = audit::members(&patch);
    let found = load_row(conn, session.id).await?;
    let row = found.ok_or_else(Problem::not_found)?;
    let Some(request) = patched_request(conn, &row, patch).await? else {
        return Ok(None);
    };
    let owner = if changes_venue {
        find_owner(conn, &request, scope).await?
    } else {
        SessionOwner {
            venue: row.venue,
            organisation: row.owner,
        }
    };
    let new = NewSession::plan(conn, &request, owner, SessionPart::of(session)).await?;
    Ok(Some(SessionChange {
        new,
        version: session.version,
        meeting_resources,
        facts,
        overridden: None,
        reason: None,
    }))
}

/// The request that would make the session as it is: what a form shows before it is changed.
///
/// # Errors
/// 404.
pub async fn current_request(conn: &mut Conn, id: SessionId) -> Result<SessionRequest, Problem> {
    let row = load_row(conn, id).await?.ok_or_else(Problem::not_found)?;
    let related = related_to(conn, std::slice::from_ref(&row)).await?;
    let helpers = query::helpers(conn, id).await?;
    let topics = own_topics(conn, id).await?;
    let current = CurrentSession {
        row: &row,
        related: &related,
        helpers: &helpers,
        topics: &topics,
    };
    Ok(current.to_request())
}

/// The request that would make the patched session; `None` where it is the same.
async fn patched_request(
    conn: &mut Conn,
    row: &SessionRow,
    patch: Patch,
) -> Result<Option<SessionRequest>, Problem> {
    let id = row.session.id;
    let related = related_to(conn, std::slice::from_ref(row)).await?;
    let helpers = query::helpers(conn, id).await?;
    let topics = own_topics(conn, id).await?;
    let current = CurrentSession {
        row,
        related: &related,
        helpers: &helpers,
        topics: &topics,
    };
    let Some(request) = apply_patch(&current, patch)? else {
        return Ok(None);
    };
    json::parse(&serde_json::to_vec(&request).map_err(Problem::internal)?).map(Some)
}
