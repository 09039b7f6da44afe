//! Who may see and publish a session: a scope covers it, or it is public.
//! What a reader may not see does not exist for them. Endpoints ask here before they call a verb.

use chrono::{DateTime, Utc};
use diesel::dsl::exists;
use diesel::prelude::*;
use diesel_async::{AsyncPgConnection, RunQueryDsl};

use super::list::rows::{SessionRow, load_row};
use super::model::Session;
use super::query::load;
use super::seats::expiry::count_expired_as_free;
use crate::organisation::{find_organisation, organisations_by_id};
use crate::platform::auth::{Actor, Permission, Scope, Target};
use crate::platform::ids::{OrganisationId, SessionId, StaffId, VenueId};
use crate::platform::problem::{NOT_ALLOWED, Problem};
use crate::schema::session_helpers;

/// The session's id in a path; a text that is no id finds nothing.
pub fn session_id(text: &str) -> Result<SessionId, Problem> {
    text.parse().map_err(|_none| Problem::not_found())
}

/// The session of a path, if the scope covers it.
///
/// # Errors
/// 404.
pub async fn find_within(
    conn: &mut AsyncPgConnection,
    id: &str,
    scope: &Scope,
) -> Result<Session, Problem> {
    let found = load_within(conn, session_id(id)?, scope).await?;
    found.ok_or_else(Problem::not_found)
}

/// A session that the scope covers.
pub async fn load_within(
    conn: &mut AsyncPgConnection,
    id: SessionId,
    scope: &Scope,
) -> QueryResult<Option<Session>> {
    let Some(session) = load(conn, id).await? else {
        return Ok(None);
    };
    let helps = scope.own_sessions && helps(conn, id, scope.staff).await?;
    Ok(Some(session).filter(|session| scope.covers(session.target(helps))))
}

/// A session's joined row, if this reader may see it.
pub async fn visible_row(
    conn: &mut AsyncPgConnection,
    id: SessionId,
    scope: Option<&Scope>,
    now: DateTime<Utc>,
) -> QueryResult<Option<SessionRow>> {
    let Some(mut row) = load_row(conn, id).await? else {
        return Ok(None);
    };
    count_expired_as_free(conn, vec![&mut row.seats], now).await?;
    if row.session.is_public() {
        return Ok(Some(row));
    }
    let may_see = is_of_staff(conn, &row.session, scope).await?;
    Ok(Some(row).filter(|_| may_see))
}

/// Whether the reader has a right over the session.
pub async fn is_of_staff(
    conn: &mut AsyncPgConnection,
    session: &Session,
    scope: Option<&Scope>,
) -> QueryResult<bool> {
    let Some(scope) = scope else {
        return Ok(false);
    };
    let helps = scope.own_sessions && helps(conn, session.id, scope.staff).await?;
    Ok(scope.covers(session.target(helps)))
}

/// What a scope must cover for a member of staff to reach the session.
pub async fn target(
    conn: &mut AsyncPgConnection,
    session: &Session,
    staff: StaffId,
) -> QueryResult<Target> {
    let helps = helps(conn, session.id, staff).await?;
    Ok(session.target(helps))
}

pub async fn helps(
    conn: &mut AsyncPgConnection,
    session: SessionId,
    staff: StaffId,
) -> QueryResult<bool> {
    let own = session_helpers::table.find((session, staff));
    diesel::select(exists(own)).get_result(conn).await
}

/// The right that publishing sessions of an organisation takes: where it reserves publication, a coordinator's.
#[must_use]
pub const fn right_to_publish(reserved: bool) -> Permission {
    match reserved {
        true => Permission::Administer,
        false => Permission::PublishSessions,
    }
}

/// # Errors
/// 403 to who may not publish it.
pub async fn may_publish(
    conn: &mut AsyncPgConnection,
    session: &Session,
    actor: &Actor,
) -> Result<(), Problem> {
    let owner = session.organisation_id.to_string();
    let owner = find_organisation(conn, &owner).await?;
    let right = right_to_publish(owner.is_some_and(|owner| owner.publication_reserved));
    match actor.scope(right).covers(session.target(false)) {
        true => Ok(()),
        false => Err(Problem::new(&NOT_ALLOWED)),
    }
}

/// What somebody may publish: nothing of an organisation that reserves that, unless they coordinate there.
pub async fn scope_to_publish(conn: &mut AsyncPgConnection, actor: &Actor) -> QueryResult<Scope> {
    let mut scope = actor.scope(Permission::PublishSessions);
    let owners: Vec<OrganisationId> = scope.owners().collect();
    let owners = organisations_by_id(conn, &owners).await?;
    let leaves = |organisation: &OrganisationId, venue: Option<VenueId>| {
        let owner = owners.get(organisation);
        let right = right_to_publish(owner.is_some_and(|owner| owner.publication_reserved));
        actor.scope(right).covers(Target {
            organisation: *organisation,
            venue,
            helps: false,
        })
    };
    scope.organisations.retain(|one| leaves(one, None));
    for (venue, owners) in &mut scope.venues {
        owners.retain(|one| leaves(one, Some(*venue)));
    }
    Ok(scope)
}
