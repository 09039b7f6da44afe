//! Locks sessions, and saves their seats again.
//! Locks are taken in id order; what is due expires before anybody looks at what is free.
//! Every change of seats begins with `lock_…` and ends with `promote_and_save`.

use std::collections::{HashMap, HashSet};
use std::sync::Arc;

use chrono::{DateTime, Utc};
use diesel::QueryResult;
use diesel_async::AsyncPgConnection;

use super::expire::expire;
use super::locked_session::LockedSession;
use super::promote::promote;
use crate::booking::model::Booking;
use crate::platform::ids::{BookingId, SessionId};
use crate::platform::problem::Problem;
use crate::session::{self, LockWait, Session, SessionLock};

/// Sessions that were asked for, as far as they exist.
#[derive(Debug)]
pub struct SessionLocks {
    /// Under this transaction's lock.
    pub locked: Vec<LockedSession>,
    /// Under somebody else's.
    pub locked_elsewhere: HashSet<SessionId>,
}

/// Locks one session, waiting for it.
///
/// # Errors
/// 404 without such a session; 503 when somebody else has it locked for too long.
pub async fn lock_session(
    conn: &mut AsyncPgConnection,
    id: SessionId,
    now: DateTime<Utc>,
) -> Result<LockedSession, Problem> {
    let mut found = lock_all(conn, &[id], LockWait::Wait, now).await?;
    found.locked.pop().ok_or_else(Problem::not_found)
}

/// Locks the session of a booking, and reads the booking again: it may have changed while the lock
/// was waited for.
///
/// # Errors
/// 404 without such a booking; 409 when it moved to another session in this very moment.
pub async fn lock_with_booking(
    conn: &mut AsyncPgConnection,
    id: BookingId,
    now: DateTime<Utc>,
) -> Result<(LockedSession, Booking), Problem> {
    let found = Booking::find(conn, id).await?;
    let locked = lock_session(conn, found.session_id, now).await?;
    let booking = Booking::find(conn, id).await?;
    if booking.session_id == found.session_id {
        Ok((locked, booking))
    } else {
        Err(Problem::wrong_state(booking.status.name()))
    }
}

/// Locks sessions in id order, lets expire what is due in them and promotes who waits.
pub async fn lock_all(
    conn: &mut AsyncPgConnection,
    ids: &[SessionId],
    lock_wait: LockWait,
    now: DateTime<Utc>,
) -> QueryResult<SessionLocks> {
    let opened = session::lock(conn, ids, lock_wait).await?;
    let mut found = with_sessions(conn, opened, &HashMap::new()).await?;
    for locked in &mut found.locked {
        expire_due(conn, locked, now).await?;
    }
    Ok(found)
}

/// Adds to counters under lock what their sessions say. A session that was `seen` a moment ago, and
/// whose version is still the same, is not read again.
pub async fn with_sessions(
    conn: &mut AsyncPgConnection,
    opened: Vec<SessionLock>,
    seen: &HashMap<SessionId, Arc<Session>>,
) -> QueryResult<SessionLocks> {
    let (elsewhere, here): (Vec<_>, Vec<_>) =
        opened.into_iter().partition(|one| one.locked_elsewhere);
    let unchanged = |one: &SessionLock| {
        let session = seen.get(&one.seats.session_id)?;
        (session.version == one.version).then(|| Arc::clone(session))
    };
    let to_read: Vec<SessionId> = here
        .iter()
        .filter(|one| unchanged(one).is_none())
        .map(|one| one.seats.session_id)
        .collect();
    let read = session::load_all(conn, &to_read).await?;
    let mut read: HashMap<SessionId, Session> = read.into_iter().map(|one| (one.id, one)).collect();
    let locked = here.into_iter().filter_map(|one| {
        let read = read.remove(&one.seats.session_id).map(Arc::new);
        Some(LockedSession {
            session: read.or_else(|| unchanged(&one))?,
            seats: one.seats,
            rules: one.rules,
        })
    });
    Ok(SessionLocks {
        locked: locked.collect(),
        locked_elsewhere: elsewhere.iter().map(|one| one.seats.session_id).collect(),
    })
}

/// Lets expire what is due, and gives what is free then to those who wait. Runs no query where
/// nothing is due.
pub async fn expire_due(
    conn: &mut AsyncPgConnection,
    locked: &mut LockedSession,
    now: DateTime<Utc>,
) -> QueryResult<()> {
    if !locked.seats.has_expired(now) {
        return Ok(());
    }
    expire(conn, locked, now).await?;
    promote(conn, locked, now).await?;
    session::save_seats(conn, &locked.seats).await
}

/// Gives what has become free to those who wait, and writes the counters.
pub async fn promote_and_save(
    conn: &mut AsyncPgConnection,
    mut locked: LockedSession,
    now: DateTime<Utc>,
) -> QueryResult<()> {
    promote(conn, &mut locked, now).await?;
    session::save_seats(conn, &locked.seats).await
}
