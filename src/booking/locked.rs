//! A session under lock: its counters, what it says, its limits. Every change of seats begins by
//! opening one and ends by closing it; in between nobody else changes its seats.

use std::collections::{HashMap, HashSet};
use std::sync::Arc;

use chrono::{DateTime, Utc};
use diesel::QueryResult;
use diesel_async::AsyncPgConnection;
use uuid::Uuid;

use super::lapse::clear_lapsed;
use super::model::Booking;
use super::promote::promote;
use crate::platform::ids::BookingId;
use crate::platform::problem::Problem;
use crate::session::{self, BookingLimits, LockWait, SeatCounters, Session, SessionLock};

/// A session under lock.
#[derive(Debug)]
pub struct Locked {
    /// Its counters, to be changed here and written when it is closed.
    pub seats: SeatCounters,
    /// What it says, read after the lock was taken.
    pub session: Arc<Session>,
    /// Its limits.
    pub limits: BookingLimits,
}

impl Locked {
    /// Locks one session, waiting for it; clears what has run out in it and promotes who waits.
    ///
    /// # Errors
    /// 404 without such a session; 503 when it is held for too long.
    pub async fn open(
        conn: &mut AsyncPgConnection,
        id: Uuid,
        now: DateTime<Utc>,
    ) -> Result<Self, Problem> {
        Self::open_all(conn, &[id], LockWait::Wait, now)
            .await?
            .0
            .pop()
            .ok_or_else(Problem::not_found)
    }

    /// Locks the session of a booking, and reads the booking again: it may have changed while the
    /// lock was waited for.
    ///
    /// # Errors
    /// 404 without such a booking; 409 when it moved to another session in this very moment.
    pub async fn open_booking(
        conn: &mut AsyncPgConnection,
        id: BookingId,
        now: DateTime<Utc>,
    ) -> Result<(Self, Booking), Problem> {
        let load = async |conn: &mut AsyncPgConnection| -> Result<Booking, Problem> {
            let found = Booking::load(conn, id).await?;
            found.ok_or_else(Problem::not_found)
        };
        let found = load(conn).await?;
        let locked = Self::open(conn, found.session_id, now).await?;
        let booking = load(conn).await?;
        if booking.session_id == found.session_id {
            Ok((locked, booking))
        } else {
            Err(Problem::wrong_state(&booking.status))
        }
    }

    /// Locks sessions in id order, clears what has run out in them and promotes who waits. The
    /// second part are those that exist and are held by others.
    ///
    /// # Errors
    /// Of the database.
    pub async fn open_all(
        conn: &mut AsyncPgConnection,
        ids: &[Uuid],
        lock_wait: LockWait,
        now: DateTime<Utc>,
    ) -> QueryResult<(Vec<Self>, HashSet<Uuid>)> {
        let opened = session::lock(conn, ids, lock_wait).await?;
        let (mut locked, held) = Self::with_sessions(conn, opened, &HashMap::new()).await?;
        for one in &mut locked {
            one.freshen(conn, now).await?;
        }
        Ok((locked, held))
    }

    /// What was opened, with what each session says. One that was `seen` a moment ago and whose edit
    /// is still the same says what it said, and is not read again.
    ///
    /// # Errors
    /// Of the database.
    pub(super) async fn with_sessions(
        conn: &mut AsyncPgConnection,
        opened: Vec<SessionLock>,
        seen: &HashMap<Uuid, Arc<Session>>,
    ) -> QueryResult<(Vec<Self>, HashSet<Uuid>)> {
        let (held, free): (Vec<_>, Vec<_>) =
            opened.into_iter().partition(|one| one.locked_elsewhere);
        let same = |one: &SessionLock| {
            let session = seen.get(&one.seats.session_id)?;
            (session.edit == one.version).then(|| Arc::clone(session))
        };
        let unknown: Vec<Uuid> = free
            .iter()
            .filter(|one| same(one).is_none())
            .map(|one| one.seats.session_id)
            .collect();
        let read = session::load_all(conn, &unknown).await?;
        let mut read: HashMap<Uuid, Session> = read.into_iter().map(|one| (one.id, one)).collect();
        let locked = free.into_iter().filter_map(|one| {
            let read = read.remove(&one.seats.session_id).map(Arc::new);
            Some(Self {
                session: read.or_else(|| same(&one))?,
                seats: one.seats,
                limits: one.limits,
            })
        });
        let held = held.iter().map(|one| one.seats.session_id).collect();
        Ok((locked.collect(), held))
    }

    /// Clears what has run out, and gives what is free to those who wait.
    ///
    /// # Errors
    /// Of the database.
    pub(super) async fn freshen(
        &mut self,
        conn: &mut AsyncPgConnection,
        now: DateTime<Utc>,
    ) -> QueryResult<()> {
        if !self.seats.has_expired(now) {
            return Ok(());
        }
        clear_lapsed(conn, self, now).await?;
        promote(conn, self, now).await?;
        session::save_seats(conn, &self.seats).await
    }

    /// Gives what has become free to those who wait, and writes the counters.
    ///
    /// # Errors
    /// Of the database.
    pub async fn close(
        mut self,
        conn: &mut AsyncPgConnection,
        now: DateTime<Utc>,
    ) -> QueryResult<()> {
        promote(conn, &mut self, now).await?;
        session::save_seats(conn, &self.seats).await
    }
}
