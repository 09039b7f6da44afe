//! Who gets a seat. Pure: no database, no clock of its own.

use chrono::{DateTime, Utc};
use uuid::Uuid;

use super::locked::Locked;
use super::wish::NewBooking;
use crate::session::{BookingLimits, Session, Status};

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
    Closed {
        /// Since when.
        closed_at: DateTime<Utc>,
    },
    /// One booking may not take so many seats here.
    TooManySeats {
        /// The most.
        most: i32,
    },
    /// The contact has as many live bookings as one may have.
    TooManyBookings {
        /// The most.
        most: i32,
    },
    /// The hold has run out or was given up.
    HoldGone,
    /// Fewer seats are left than wanted.
    SoldOut {
        /// Seats left.
        left: i32,
    },
}

/// What is known of who asks, beside the wish.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Asker {
    /// Whether the desk books.
    pub by_staff: bool,
    /// Seats of the hold that the booking turns into one; none without a hold.
    pub held: Option<i32>,
    /// Live bookings of the same contact in this session.
    pub live_here: i32,
    /// Live bookings of the same contact in sessions to come.
    pub live: i32,
    /// The most of them one contact may have; none where that is not limited.
    pub most_live: Option<i32>,
}

/// Decides a wish on a locked session and takes the seats.
///
/// The desk books before booking opens and after it closes, but never a session that is over as a
/// plain booking; with a reason it goes beyond seats and limits.
///
/// # Errors
/// The refusal; then nothing was taken.
pub fn decide(
    locked: &mut Locked,
    wish: &NewBooking,
    who: Asker,
    now: DateTime<Utc>,
) -> Result<Verdict, Refusal> {
    may_book(&locked.session, (wish.walk_in, who.by_staff), now)?;
    if locked.session.is_drop_in() {
        return Ok(Verdict::Came);
    }
    let beyond = who.by_staff && wish.beyond.is_some();
    if !beyond && !wish.walk_in {
        within_limits(&locked.limits, wish, who)?;
    }
    let before = locked.seats.clone();
    // What the hold has beyond the booking stays taken: it is for those who wait, not for the next
    // who asks.
    locked
        .seats
        .give_back(who.held.map_or(0, |held| held.min(wish.seats)));
    if take(locked, wish.seats, who.by_staff, now) {
        return Ok(seated(wish));
    }
    if beyond {
        locked.seats.take_beyond(wish.seats);
        return Ok(seated(wish));
    }
    locked.seats = before;
    if wish.waitlist && locked.session.waitlist && !wish.walk_in && who.held.is_none() {
        return Ok(Verdict::Waiting(locked.seats.queue_up()));
    }
    let left = free_to(locked, who.by_staff, now);
    Err(Refusal::SoldOut { left })
}

/// Takes seats if this caller can have so many; the desk's share is the desk's.
pub(super) fn take(locked: &mut Locked, seats: i32, by_staff: bool, now: DateTime<Utc>) -> bool {
    seats <= free_to(locked, by_staff, now) && locked.seats.take(seats)
}

/// Seats this caller could take.
pub(super) fn free_to(locked: &Locked, by_staff: bool, now: DateTime<Utc>) -> i32 {
    if by_staff {
        locked.seats.free()
    } else {
        locked.seats.free_for_all(now)
    }
}

fn seated(wish: &NewBooking) -> Verdict {
    match (wish.walk_in, wish.interpreter) {
        (true, _) => Verdict::Came,
        (false, Some(_)) => Verdict::Pending,
        (false, None) => Verdict::Confirmed,
    }
}

/// The session's own limits, and the house's for one contact.
fn within_limits(limits: &BookingLimits, wish: &NewBooking, who: Asker) -> Result<(), Refusal> {
    if let Some(most) = limits.seats_per_booking.filter(|most| wish.seats > *most) {
        return Err(Refusal::TooManySeats { most });
    }
    let here = limits
        .bookings_per_contact
        .filter(|most| who.live_here >= *most);
    let anywhere = who.most_live.filter(|most| who.live >= *most);
    match here.or(anywhere) {
        Some(most) => Err(Refusal::TooManyBookings { most }),
        None => Ok(()),
    }
}

/// Whether a session takes bookings at all, or people who just came (`walk_in`); seats apart.
///
/// # Errors
/// The refusal.
pub fn may_book(
    session: &Session,
    (walk_in, by_staff): (bool, bool),
    now: DateTime<Utc>,
) -> Result<(), Refusal> {
    match session.status(now) {
        Status::Cancelled => return Err(Refusal::Cancelled),
        Status::Draft | Status::Proposed => return Err(Refusal::NoSuchSession),
        Status::Published | Status::Past => {}
    }
    if !by_staff && !session.is_public() {
        return Err(Refusal::NoSuchSession);
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
    let closed_at = if by_staff {
        session.ends_at
    } else {
        session.closes_at()
    };
    match session.booking_opens_at {
        Some(opens_at) if now < opens_at && !by_staff => Err(Refusal::NotOpenYet { opens_at }),
        _ if closed_at <= now => Err(Refusal::Closed { closed_at }),
        _ => Ok(()),
    }
}
