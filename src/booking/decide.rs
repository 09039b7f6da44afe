//! Who gets a seat. Pure: no database, no clock of its own.

use chrono::{DateTime, Utc};
use uuid::Uuid;

use super::wish::Wish;
use crate::session::{LockedSeats, Session, Status};

/// What becomes of a wish.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Verdict {
    /// Seats taken.
    Confirmed,
    /// Seats taken; an interpreter is to be found.
    Pending,
    /// No seat; this place in the queue.
    Waiting(i64),
    /// Came already, seats taken.
    Came,
}

impl Verdict {
    /// The booking's status.
    #[must_use]
    pub fn status(self) -> &'static str {
        match self {
            Self::Confirmed => "confirmed",
            Self::Pending => "pending",
            Self::Waiting(_) => "waiting",
            Self::Came => "came",
        }
    }
}

/// Why a booking was refused. Facts for the caller to act on, no HTTP.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Refusal {
    /// There is none, or not for this caller.
    NoSuchSession,
    /// Nobody books a drop-in.
    NoBookingNeeded,
    /// A meeting; its course is booked as a whole.
    PartOfCourse {
        /// The course.
        course: Uuid,
    },
    /// Called off.
    Cancelled,
    /// Not yet.
    NotOpenYet {
        /// From when.
        opens_at: DateTime<Utc>,
    },
    /// Not any more.
    Closed,
    /// Fewer seats are left than wanted.
    SoldOut {
        /// Seats left.
        left: i32,
    },
}

/// Decides a wish on a session whose seats are locked, and takes the seats.
///
/// `by_staff`: the desk books before booking opens and after it closes, but never a session that
/// is over as a plain booking.
///
/// # Errors
/// The refusal; then nothing was taken.
pub fn decide(
    seats: &mut LockedSeats,
    session: &Session,
    wish: &Wish,
    by_staff: bool,
    now: DateTime<Utc>,
) -> Result<Verdict, Refusal> {
    may_book(session, wish.walk_in, by_staff, now)?;
    if session.is_drop_in() {
        return Ok(Verdict::Came);
    }
    if seats.take(wish.seats) {
        return Ok(seated(wish));
    }
    if by_staff && wish.beyond.is_some() {
        seats.take_beyond(wish.seats);
        return Ok(seated(wish));
    }
    if wish.waitlist && session.waitlist && !wish.walk_in {
        return Ok(Verdict::Waiting(seats.queue_up()));
    }
    Err(Refusal::SoldOut { left: seats.free() })
}

fn seated(wish: &Wish) -> Verdict {
    match (wish.walk_in, wish.interpreter) {
        (true, _) => Verdict::Came,
        (false, Some(_)) => Verdict::Pending,
        (false, None) => Verdict::Confirmed,
    }
}

/// Whether a session takes bookings at all, or people who just came (`walk_in`); seats apart.
///
/// # Errors
/// The refusal.
pub fn may_book(
    session: &Session,
    walk_in: bool,
    by_staff: bool,
    now: DateTime<Utc>,
) -> Result<(), Refusal> {
    match session.status(now) {
        Status::Cancelled => return Err(Refusal::Cancelled),
        Status::Draft | Status::Proposed => return Err(Refusal::NoSuchSession),
        Status::Published | Status::Held => {}
    }
    if let Some(course) = session.course_id {
        return Err(Refusal::PartOfCourse { course });
    }
    if session.is_drop_in() && !walk_in {
        return Err(Refusal::NoBookingNeeded);
    }
    if walk_in {
        return Ok(());
    }
    if by_staff {
        return if session.ends_at <= now {
            Err(Refusal::Closed)
        } else {
            Ok(())
        };
    }
    match session.booking_opens_at {
        Some(opens_at) if now < opens_at => Err(Refusal::NotOpenYet { opens_at }),
        _ if session.closes_at() <= now => Err(Refusal::Closed),
        _ => Ok(()),
    }
}
