//! What a visitor can expect of a session's seats, in words.
//! The booking slice's pages show the same line.

use chrono::{DateTime, Utc};

use crate::platform::i18n::{Locale, t, t_with};
use crate::session::list::rows::SessionRow;
use crate::session::model::StoredStatus;

/// What a visitor can expect of a session's seats.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SeatsState {
    /// Nobody books a drop-in.
    NoBooking,
    Left(i64),
    /// Full, with a waiting list.
    Queue,
    /// Full, without a waiting list.
    Full,
    /// Booking has not opened yet.
    NotYet,
    /// Booking has closed.
    Closed,
    Over,
    Cancelled,
}

impl SeatsState {
    #[must_use]
    pub fn of(row: &SessionRow, now: DateTime<Utc>) -> Self {
        let session = &row.session;
        if session.status == StoredStatus::Cancelled {
            Self::Cancelled
        } else if session.timing.ends_at <= now {
            Self::Over
        } else if session.is_drop_in() {
            Self::NoBooking
        } else if session.booking_opens_at.is_some_and(|at| at > now) {
            Self::NotYet
        } else if session.closes_at() <= now {
            Self::Closed
        } else if row.seats.free_for_all(now) > 0 {
            Self::Left(i64::from(row.seats.free_for_all(now)))
        } else if session.rules.waitlist && session.queue_moves(now) {
            Self::Queue
        } else {
            Self::Full
        }
    }
}

/// The seats left, in words.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct SeatsLine {
    /// "3 platser kvar".
    pub text: String,
    /// How the stylesheet marks it, beside the words.
    pub class: &'static str,
}

impl SeatsLine {
    /// Marks two seats or fewer.
    #[must_use]
    pub fn of(locale: Locale, state: SeatsState) -> Self {
        let say = |key, class| Self {
            text: t(locale, key).into_owned(),
            class,
        };
        match state {
            SeatsState::NoBooking => say("seats-no-booking", "open"),
            SeatsState::Left(n) => Self {
                text: t_with(locale, "seats-left", &[("n", n.into())]),
                class: if n <= 2 { "few" } else { "" },
            },
            SeatsState::Queue => say("seats-queue", "full"),
            SeatsState::Full => say("seats-full", "full"),
            SeatsState::NotYet => say("seats-not-yet", ""),
            SeatsState::Closed => say("seats-closed", ""),
            SeatsState::Over => say("seats-over", ""),
            SeatsState::Cancelled => say("seats-cancelled", "off"),
        }
    }
}
