//! The status of a booking, with its name on the wire and in rows.
//! Rules and queries share three sets of them: live, expected, awaited.
//! Everything in this slice that asks how far a booking has come uses this.

use crate::platform::text_enum;

text_enum! {
    /// How far a booking has come.
    pub enum BookingStatus {
        /// It has its seats.
        Confirmed = "confirmed",
        /// It has its seats; an interpreter is to be found.
        Pending = "pending",
        /// Freed seats wait for its answer.
        Offered = "offered",
        /// It stands in the waiting list.
        Waiting = "waiting",
        /// Given up or called off.
        Cancelled = "cancelled",
        /// The person came.
        Came = "came",
        /// The person did not come.
        NoShow = "no-show",
        /// The person told us that they cannot.
        Excused = "excused",
    }
}

/// Those that can still be cancelled.
pub const LIVE: [BookingStatus; 4] = [
    BookingStatus::Confirmed,
    BookingStatus::Pending,
    BookingStatus::Offered,
    BookingStatus::Waiting,
];

/// Those of people who are expected, or were.
pub const EXPECTED: [BookingStatus; 5] = [
    BookingStatus::Confirmed,
    BookingStatus::Pending,
    BookingStatus::Came,
    BookingStatus::NoShow,
    BookingStatus::Excused,
];

/// Those of people who have a seat and have not come.
pub const AWAITED: [BookingStatus; 3] = [
    BookingStatus::Confirmed,
    BookingStatus::Pending,
    BookingStatus::NoShow,
];

impl BookingStatus {
    /// Whether a booking takes seats with it; after the session began, until they are released.
    #[must_use]
    pub fn takes_seats(self) -> bool {
        match self {
            Self::Confirmed | Self::Pending | Self::Offered | Self::Came | Self::NoShow => true,
            Self::Waiting | Self::Cancelled | Self::Excused => false,
        }
    }
}
