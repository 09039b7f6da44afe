//! Writes the reminders that are due: once for each booking and each time of its session, however often it runs and in
//! however many processes. A booking that somebody else has locked is left for the next run.

use std::collections::HashMap;

use chrono::{DateTime, Utc};
use diesel::prelude::*;
use diesel_async::{AsyncConnection, AsyncPgConnection, RunQueryDsl};

use super::due::{DuePerson, DueSession, due_people, due_sessions};
use crate::booking::model::Booking;
use crate::booking::notify::{LetterKind, Notice, deliver, deliver_by_person};
use crate::platform::ids::BookingId;
use crate::schema::bookings;

/// People of one transaction.
const MOST: i64 = 200;

/// What one run did.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Reminded {
    pub people: usize,
    /// Whether others wait.
    pub more: bool,
}

/// Reminds those whose time it is, as many as fit into one transaction.
pub async fn remind(conn: &mut AsyncPgConnection, now: DateTime<Utc>) -> QueryResult<Reminded> {
    let sessions = due_sessions(conn, now).await?;
    let due = match sessions.is_empty() {
        true => Vec::new(),
        false => due_people(conn, &sessions, MOST).await?,
    };
    if due.is_empty() {
        let (people, more) = (0, false);
        return Ok(Reminded { people, more });
    }
    let full = i64::try_from(due.len()).is_ok_and(|found| found == MOST);
    let people = conn
        .transaction::<_, diesel::result::Error, _>(async |conn| {
            tell(conn, &sessions, &due, now).await
        })
        .await?;
    Ok(Reminded {
        people,
        more: full && people > 0,
    })
}

async fn tell(
    conn: &mut AsyncPgConnection,
    sessions: &[DueSession],
    due: &[DuePerson],
    now: DateTime<Utc>,
) -> QueryResult<usize> {
    let bookings = lock_those_free(conn, due).await?;
    let mut told = 0;
    for person in due {
        let (Some(booking), Some(session)) = (bookings.get(&person.booking()), person.of(sessions))
        else {
            continue;
        };
        let notice = Notice::of_reminder(session.reminder());
        match (booking.letter_address(), person.by_phone) {
            (Some(_), false) => deliver(conn, booking, notice, now).await?,
            (None, true) => deliver_by_person(conn, booking, &notice, now).await?,
            _ => continue,
        }
        told += 1;
    }
    Ok(told)
}

/// Those that are still true to tell, so that nobody ends them meanwhile.
async fn lock_those_free(
    conn: &mut AsyncPgConnection,
    due: &[DuePerson],
) -> QueryResult<HashMap<BookingId, Booking>> {
    let ids: Vec<BookingId> = due.iter().map(DuePerson::booking).collect();
    let found: Vec<Booking> = bookings::table
        .filter(bookings::id.eq_any(ids))
        .order(bookings::id)
        .select(Booking::as_select())
        .for_no_key_update()
        .skip_locked()
        .load(conn)
        .await?;
    let told = found
        .into_iter()
        .filter(|booking| LetterKind::Reminder.is_true_of(booking));
    Ok(told.map(|booking| (booking.id, booking)).collect())
}
