//! Which session a caller may book in, and which one staff may cancel.
//! Whoever serves people at a session books there for others and sees it before it is public.
//! API, pages and desk load sessions through this.

use diesel_async::AsyncPgConnection;

use crate::booking::channel::Channel;
use crate::organisation;
use crate::platform::auth::{Actor, Can, Permission, rights};
use crate::platform::ids::{SessionId, StaffId};
use crate::platform::problem::Problem;
use crate::platform::text::LanguageTag;
use crate::session::{self, Session};

/// A session as a caller sees it.
#[derive(Debug)]
pub struct VisibleSession {
    /// What it says.
    pub session: Session,
    /// Who books, if it is the desk.
    pub by: Option<StaffId>,
    /// The country's code: it reads national telephone numbers.
    pub country: String,
}

impl VisibleSession {
    /// Through which channel this caller books.
    #[must_use]
    pub fn channel(&self) -> Channel {
        Channel::of(self.by)
    }
}

/// The session, if this caller may see it.
///
/// # Errors
/// 404 where not.
pub async fn visible_session(
    conn: &mut AsyncPgConnection,
    id: Option<SessionId>,
    actor: Option<&Actor>,
) -> Result<VisibleSession, Problem> {
    let session = load(conn, id).await?;
    let by = match actor {
        None => None,
        Some(actor) => serving_staff(conn, &session, actor).await?,
    };
    if by.is_none() && !session.is_public() {
        return Err(Problem::not_found());
    }
    let country = organisation::country_of(conn, session.organisation_id).await?;
    Ok(VisibleSession {
        session,
        by,
        country,
    })
}

/// The member of staff, if they serve people at this session.
pub async fn serving_staff(
    conn: &mut AsyncPgConnection,
    session: &Session,
    actor: &Actor,
) -> Result<Option<StaffId>, Problem> {
    if !actor.may(Permission::ServePeople) {
        return Ok(None);
    }
    let target = session::target(conn, session, actor.id).await?;
    let covers = actor.scope(Permission::ServePeople).covers(target);
    Ok(covers.then_some(actor.id))
}

/// A session that a member of staff may cancel.
#[derive(Debug)]
pub struct CancellableSession {
    /// What it says.
    pub session: Session,
    /// The language its owner writes in first.
    pub language: LanguageTag,
}

/// The session, if this member of staff may cancel it.
///
/// # Errors
/// 404 outside the right's reach.
pub async fn session_to_cancel(
    conn: &mut AsyncPgConnection,
    can: &Can<rights::PublishSessions>,
    id: Option<SessionId>,
) -> Result<CancellableSession, Problem> {
    let session = load(conn, id).await?;
    let target = session::target(conn, &session, can.staff()).await?;
    if !can.scope().covers(target) {
        return Err(Problem::not_found());
    }
    let language = organisation::language_of(conn, session.organisation_id).await?;
    Ok(CancellableSession { session, language })
}

/// The session, if this member of staff serves people at it.
///
/// # Errors
/// 404 outside the right's reach.
pub async fn session_to_serve(
    conn: &mut AsyncPgConnection,
    can: &Can<rights::ServePeople>,
    id: Option<SessionId>,
) -> Result<Session, Problem> {
    let id = id.ok_or_else(Problem::not_found)?;
    session::load_within(conn, id, &can.scope())
        .await?
        .ok_or_else(Problem::not_found)
}

async fn load(conn: &mut AsyncPgConnection, id: Option<SessionId>) -> Result<Session, Problem> {
    session::load(conn, id.ok_or_else(Problem::not_found)?)
        .await?
        .ok_or_else(Problem::not_found)
}
