//! Plans a change of a session: a merge patch against the version that was read.
//! Everything it refers to is found before the transaction begins.

use crate::platform::audit;
use crate::platform::auth::Scope;
use crate::platform::db::Conn;
use crate::platform::ids::SessionId;
use crate::platform::input::json;
use crate::platform::problem::Problem;
use crate::session::actions::change::{MeetingResources, SessionChange};
use crate::session::equipment::used::{used_by, used_by_several};
use crate::session::list::related::related_to;
use crate::session::list::rows::{SessionRow, load_row, load_rows};
use crate::session::model::Session;
use crate::session::plan::current::CurrentSession;
use crate::session::plan::new_session::NewSession;
use crate::session::plan::owner::{SessionOwner, find_owner};
use crate::session::plan::patch::{Patch, apply_patch};
use crate::session::plan::references::FoundReferences;
use crate::session::plan::request::SessionRequest;
use crate::session::plan::session_part::SessionPart;
use crate::session::query;
use crate::session::topics::{own_of_several, own_topics};

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
    let planned = plan_changes(conn, std::slice::from_ref(session), &patch, scope).await?;
    Ok(planned.into_iter().next().map(|(_, change)| change))
}

/// The same patch planned for each of some sessions; those that it would not change are left out. What they are is read
/// at once, and what they refer to once for all that refer to the same.
///
/// # Errors
/// As [`plan_change`], for the first.
pub async fn plan_changes(
    conn: &mut Conn,
    sessions: &[Session],
    patch: &Patch,
    scope: &Scope,
) -> Result<Vec<(SessionId, SessionChange)>, Problem> {
    let ids: Vec<SessionId> = sessions.iter().map(|one| one.id).collect();
    let rows = load_rows(conn, &ids).await?;
    let related = related_to(conn, &rows).await?;
    let helpers = query::helpers_of_several(conn, &ids).await?;
    let topics = own_of_several(conn, &ids).await?;
    let used = used_by_several(conn, &ids).await?;
    let (mut found, mut planned) = (FoundReferences::none(), Vec::new());
    for session in sessions {
        let row = rows.iter().find(|row| row.session.id == session.id);
        let row = row.ok_or_else(Problem::not_found)?;
        let none = (Vec::new(), Vec::new(), Vec::new());
        let equipment = used.get(&session.id).unwrap_or(&none.2);
        let current = CurrentSession {
            row,
            related: &related,
            helpers: helpers.get(&session.id).unwrap_or(&none.0),
            equipment,
            topics: topics.get(&session.id).unwrap_or(&none.1),
        };
        let Some(request) = patched_request(&current, patch)? else {
            continue;
        };
        let owner = owner_after(conn, row, &request, patch, scope).await?;
        found.keep(equipment);
        let part = SessionPart::of(session);
        let new = NewSession::plan_with(conn, &request, owner, part, &mut found).await?;
        planned.push((session.id, change_to(new, session, patch)));
    }
    Ok(planned)
}

/// Its owner stays; its venue may be another.
async fn owner_after(
    conn: &mut Conn,
    row: &SessionRow,
    request: &SessionRequest,
    patch: &Patch,
    scope: &Scope,
) -> Result<SessionOwner, Problem> {
    if patch.contains_key("venueId") {
        return find_owner(conn, request, scope).await;
    }
    Ok(SessionOwner {
        venue: row.venue.clone(),
        organisation: row.owner.clone(),
    })
}

fn change_to(new: NewSession, session: &Session, patch: &Patch) -> SessionChange {
    let changes = |names: &[&str]| names.iter().any(|name| patch.contains_key(*name));
    SessionChange {
        new,
        version: session.version,
        meeting_resources: match changes(&["room", "helpers", "venueId"]) {
            true => MeetingResources::FollowCourse,
            false => MeetingResources::Keep,
        },
        facts: audit::members(patch),
        overridden: None,
        reason: None,
    }
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
    let equipment = used_by(conn, id).await?;
    let current = CurrentSession {
        row: &row,
        related: &related,
        helpers: &helpers,
        equipment: &equipment,
        topics: &topics,
    };
    Ok(current.to_request())
}

/// The request that would make the patched session; `None` where it is the same.
fn patched_request(
    current: &CurrentSession<'_>,
    patch: &Patch,
) -> Result<Option<SessionRequest>, Problem> {
    let Some(request) = apply_patch(current, patch.clone())? else {
        return Ok(None);
    };
    json::parse(&serde_json::to_vec(&request).map_err(Problem::internal)?).map(Some)
}
