//! Whether a session takes bookings at all, whatever its seats.
//! The desk books before booking opens and after it closes, but never ahead in a session that is over.
//! Asked before seats are looked at, and by the pages before a form is shown.

use chrono::{DateTime, Utc};

use super::refusal::Refusal;
use crate::booking::channel::{Arrival, Channel};
use crate::session::{Session, Status};

/// Whether a session takes bookings, or people who just came.
///
/// # Errors
/// The refusal.
pub fn may_book(
    session: &Session,
    channel: Channel,
    arrival: Arrival,
    now: DateTime<Utc>,
) -> Result<(), Refusal> {
    let public = channel == Channel::Public;
    match session.status(now) {
        Status::Cancelled => return Err(Refusal::Cancelled),
        Status::Draft | Status::Proposed => return Err(Refusal::NoSuchSession),
        Status::Published | Status::Past => {}
    }
    if public && !session.is_public() {
        return Err(Refusal::NoSuchSession);
    }
    if let Some(course) = session.course_id {
        return Err(Refusal::PartOfCourse { course });
    }
    if arrival == Arrival::WalkIn {
        return Ok(());
    }
    if session.is_drop_in() {
        return Err(Refusal::NoBookingNeeded);
    }
    let closed_at = match channel {
        Channel::Public => session.closes_at().min(session.timing.ends_at),
        Channel::Desk => session.timing.ends_at,
    };
    match session.booking_opens_at {
        Some(opens_at) if now < opens_at && public => Err(Refusal::NotOpenYet { opens_at }),
        _ if closed_at <= now => Err(Refusal::Closed { closed_at }),
        _ => Ok(()),
    }
}
