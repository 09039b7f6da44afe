//! Changes a session, or a course with its meetings, and notifies everybody whom a new time, day, place, room
//! or mode concerns: confirmed, pending, offered and waiting, once for each change, in one transaction.
//! What a guard refuses is done only with staff's reason.

use chrono::{DateTime, Utc};
use diesel::prelude::*;
use diesel_async::{AsyncConnection, AsyncPgConnection};

use super::cancel::end_bookings;
use super::guard::{Move, may_become, may_move};
use super::notified::{NotifiedCounts, booked_in, live_bookings};
use super::places::Places;
use crate::booking::day::took_place;
use crate::booking::end_cause::EndCause;
use crate::booking::model::Booking;
use crate::booking::notify::{Changed, Notice, SessionNews, deliver};
use crate::booking::status::BookingStatus;
use crate::platform::ids::{SessionId, StaffId};
use crate::platform::problem::Problem;
use crate::session::{self, SeatCounters, Session, SessionChange, SessionMode};

/// Who was notified of a change.
#[derive(Debug, Clone, Default)]
pub struct ChangeOutcome {
    pub notified: NotifiedCounts,
    /// How many of them stand in the waiting list.
    pub waiting: i64,
    /// What they were told.
    pub news: Option<SessionNews>,
}

/// Changes a session.
///
/// # Errors
/// As `session::change`; 409 from a guard that is not overridden.
pub async fn change_session(
    conn: &mut AsyncPgConnection,
    target: SessionId,
    change: &SessionChange,
    by: StaffId,
    now: DateTime<Utc>,
) -> Result<ChangeOutcome, Problem> {
    conn.transaction::<_, Problem, _>(async |conn| {
        let seats = session::lock_family(conn, target).await?;
        let before = parts(conn, target).await?;
        let ended = end_bookings_of_drop_in(conn, &before, seats, change, now).await?;
        session::change(conn, target, change, by, now).await?;
        let after = parts(conn, target).await?;
        if change.overridden.is_none() {
            guard(conn, &before, &after, now).await?;
        }
        let Some(news) = news(conn, &before, &after, now).await? else {
            return Ok(ChangeOutcome::default());
        };
        let news = SessionNews {
            reason: change.reason.clone(),
            ..news
        };
        let people = match ended {
            Some(ended) => ended,
            None => live_bookings(conn, booked_in(&before.whole)).await?,
        };
        tell(conn, &people, &after.whole, news, now).await
    })
    .await
}

/// A session with its meetings, if it is a course.
struct Parts {
    whole: Session,
    meetings: Vec<Session>,
}

async fn parts(conn: &mut AsyncPgConnection, id: SessionId) -> Result<Parts, Problem> {
    let whole = session::load(conn, id).await?;
    Ok(Parts {
        whole: whole.ok_or_else(Problem::not_found)?,
        meetings: session::meetings(conn, id).await?,
    })
}

impl Parts {
    /// What takes place at a time and a place: the meetings of a course, else the session.
    fn each(&self) -> &[Session] {
        if self.meetings.is_empty() {
            std::slice::from_ref(&self.whole)
        } else {
            &self.meetings
        }
    }

    /// Each part before and after; neither order nor number of meetings changes.
    fn moves<'a>(&'a self, after: &'a Self) -> impl Iterator<Item = Move<'a>> + Clone {
        let pairs = self.each().iter().filter_map(|before| {
            let after = after.each().iter().find(|after| after.id == before.id)?;
            Some(Move { before, after })
        });
        pairs.filter(|pair| pair.after.status != session::StoredStatus::Cancelled)
    }
}

/// The bookings that ended because the session becomes a drop-in.
async fn end_bookings_of_drop_in(
    conn: &mut AsyncPgConnection,
    before: &Parts,
    seats: Vec<SeatCounters>,
    change: &SessionChange,
    now: DateTime<Utc>,
) -> Result<Option<Vec<Booking>>, Problem> {
    let (session, mode) = (&before.whole, change.new.plan.mode);
    if session.is_drop_in() || mode != SessionMode::DropIn {
        return Ok(None);
    }
    let own = seats.into_iter().find(|one| one.session_id == session.id);
    let mut seats = own.ok_or_else(Problem::not_found)?;
    if change.overridden.is_none() {
        may_become(mode, session, &seats)?;
    }
    let cause = EndCause::NoBookingNeeded;
    let ended = end_bookings(conn, session, &mut seats, cause, now).await?;
    session::save_seats(conn, &seats).await?;
    Ok(Some(ended.into_iter().map(|one| one.after).collect()))
}

async fn guard(
    conn: &mut AsyncPgConnection,
    before: &Parts,
    after: &Parts,
    now: DateTime<Utc>,
) -> Result<(), Problem> {
    for pair in before.moves(after) {
        if pair.before.timing != pair.after.timing {
            may_move(pair, took_place(conn, pair.before.id).await?, now)?;
        }
    }
    Ok(())
}

/// What people must know; nothing where only texts, seats or helpers changed, or all of it is over.
async fn news(
    conn: &mut AsyncPgConnection,
    before: &Parts,
    after: &Parts,
    now: DateTime<Utc>,
) -> QueryResult<Option<SessionNews>> {
    let all = before.each().iter().chain(after.each());
    let places = Places::load(conn, all).await?;
    let changes: Vec<Changed> = before
        .moves(after)
        .filter(|pair| now < pair.before.timing.ends_at.max(pair.after.timing.ends_at))
        .map(|pair| Changed {
            before: places.of(pair.before),
            after: Some(places.of(pair.after)),
        })
        .filter(|changed| changed.after.as_ref() != Some(&changed.before))
        .collect();
    Ok((!changes.is_empty()).then_some(SessionNews {
        changes,
        reason: None,
        unconfirmed: false,
    }))
}

async fn tell(
    conn: &mut AsyncPgConnection,
    people: &[Booking],
    changed: &Session,
    news: SessionNews,
    now: DateTime<Utc>,
) -> Result<ChangeOutcome, Problem> {
    let mut outcome = ChangeOutcome::default();
    for booking in people {
        let notice = Notice::of_session(changed.id, changed.version, news.facts());
        deliver(conn, booking, notice, now).await?;
        outcome.notified.add(booking);
        outcome.waiting += i64::from(booking.status == BookingStatus::Waiting);
    }
    outcome.news = Some(news);
    Ok(outcome)
}
