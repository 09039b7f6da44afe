//! The slice's kinds of problem, and its refusals as problems.

use super::book::BookError;
use super::decide::Refusal;
use crate::platform::http::problem::Problem;

crate::problem_kinds! {
    /// Fewer seats are left than wanted.
    SOLD_OUT = "sold-out", CONFLICT;
    /// Booking opens later.
    NOT_OPEN_YET = "not-open-yet", CONFLICT;
    /// Booking has closed.
    CLOSED = "closed", CONFLICT;
    /// The session was called off.
    CANCELLED = "cancelled", CONFLICT;
    /// Nobody books a drop-in.
    NO_BOOKING_NEEDED = "no-booking-needed", CONFLICT;
    /// A meeting; the course is booked as a whole.
    PART_OF_COURSE = "part-of-course", CONFLICT;
    /// The check sign is wrong: mistyped.
    BAD_NUMBER = "bad-number", UNPROCESSABLE_ENTITY;
    /// An unknown number or a wrong PIN; never which.
    NO_SUCH_BOOKING = "no-such-booking", NOT_FOUND;
    /// Five misses in an hour: the number waits.
    WAIT = "wait", TOO_MANY_REQUESTS;
    /// Twenty misses: only a new PIN helps.
    ASK_THE_DESK = "ask-the-desk", TOO_MANY_REQUESTS;
    /// Attendance before the morning of the day.
    TOO_EARLY = "too-early", CONFLICT;
}

impl From<Refusal> for Problem {
    fn from(refusal: Refusal) -> Self {
        match refusal {
            Refusal::NoSuchSession => Self::not_found(),
            Refusal::NoBookingNeeded => Self::new(&NO_BOOKING_NEEDED),
            Refusal::PartOfCourse { course } => {
                Self::new(&PART_OF_COURSE).fact("courseId", course.to_string())
            }
            Refusal::Cancelled => Self::new(&CANCELLED),
            Refusal::NotOpenYet { opens_at } => {
                Self::new(&NOT_OPEN_YET).fact("opensAt", rfc3339(opens_at))
            }
            Refusal::Closed => Self::new(&CLOSED),
            Refusal::SoldOut { left } => Self::new(&SOLD_OUT).fact("seatsFree", left),
        }
    }
}

impl From<BookError> for Problem {
    fn from(error: BookError) -> Self {
        match error {
            BookError::Refused(refusal) => refusal.into(),
            BookError::Problem(problem) => problem,
        }
    }
}

/// An instant as the API writes it.
pub(super) fn rfc3339(at: chrono::DateTime<chrono::Utc>) -> String {
    at.to_rfc3339_opts(chrono::SecondsFormat::Secs, true)
}
