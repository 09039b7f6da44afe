//! What goes through the batcher: the command a caller hands in, what came of it, and why not. Types
//! only.

use std::sync::Arc;

use crate::booking::code::BookingNumber;
use crate::booking::connection::Fingerprint;
use crate::booking::details::BookingDetails;
use crate::booking::input::NewBooking;
use crate::booking::model::Booking;
use crate::booking::notify::LetterFate;
use crate::booking::problems::BookError;
use crate::booking::rules::RefusedTopic;
use crate::booking::status::BookingStatus;
use crate::platform::idempotency::IdempotencyKey;
use crate::platform::idempotency::{IdempotentRequest, PUBLIC};
use crate::platform::ids::{BookingId, HoldId, StaffId};
use crate::platform::problem::Problem;
use crate::platform::secrets::{Keys, NoRandomness};
use crate::session::Session;

/// The kind under which a key remembers the booking it made.
pub(super) const KIND: &str = "booking";

/// How numbers are drawn; a test draws one that is taken.
pub type DrawNumber = fn() -> Result<BookingNumber, NoRandomness>;

/// What bookings are made by, beside what each session says.
#[derive(Clone)]
pub struct BookingConfig {
    /// The keys PINs are derived with.
    pub keys: Arc<Keys>,
    /// How numbers are drawn.
    pub draw_number: DrawNumber,
    /// Live bookings one contact may have in sessions to come; none where not limited.
    pub max_live_bookings: Option<i32>,
    /// Letters of the public that a mailbox gets in a day; none where not limited.
    pub letters_a_day: Option<u16>,
}

/// A booking to be made, and who asks for it.
#[derive(Debug, Clone)]
pub struct BookingCommand {
    /// The booking's id, if it comes into being. A key found with this id was remembered for this very
    /// command, by a transaction whose commit was not heard.
    pub id: BookingId,
    /// The checked input.
    pub booking: NewBooking,
    /// The member of staff who books; none on the public pages.
    pub by: Option<StaffId>,
    /// The connection it came from, where the public books.
    pub connection: Option<Fingerprint>,
    /// The hold that becomes this booking.
    pub hold: Option<HoldId>,
    /// The caller's idempotency key.
    pub once: IdempotentRequest,
    /// A topic that nobody is helped with in the session, where the public asks for one.
    pub refused_topic: Option<RefusedTopic>,
    /// The session as the caller saw it: not read again where it has not changed since.
    pub seen_session: Option<Arc<Session>>,
}

impl BookingCommand {
    /// A command with a fresh id. The key is staff's own, or the public's.
    #[must_use]
    pub fn new(booking: NewBooking, by: Option<StaffId>, key: IdempotencyKey, keys: &Keys) -> Self {
        let scope = by.map_or_else(|| PUBLIC.to_owned(), |staff| staff.to_string());
        Self {
            id: BookingId::fresh(),
            hold: booking.hold,
            once: IdempotentRequest::from_fingerprint(
                scope,
                key,
                &booking.fingerprint_input(),
                keys,
            ),
            booking,
            by,
            connection: None,
            refused_topic: None,
            seen_session: None,
        }
    }

    /// The same, from a caller who has just read the session.
    #[must_use]
    pub fn seeing(mut self, session: &Arc<Session>) -> Self {
        self.seen_session = Some(Arc::clone(session));
        self
    }
}

/// A booking that was made, now or by an earlier request with the same key.
#[derive(Debug, Clone)]
pub struct Booked {
    /// The booking as it is now.
    pub booking: Booking,
    /// What stands beside its row.
    pub details: BookingDetails,
    /// Its session.
    pub session: Arc<Session>,
    /// How many are before it in the waiting list, plus one.
    pub position: Option<i64>,
    /// The version of the PIN that may be shown; none when a new one was made since.
    pub pin_version: Option<i32>,
    /// Whether an earlier request made it.
    pub replayed: bool,
    /// What becomes of its letter; none of a repeat, which reads it.
    pub letter: Option<LetterFate>,
}

impl Booked {
    /// Whether `position` is as it must be shown. A repeat does not ask the waiting list.
    #[must_use]
    pub fn knows_its_position(&self) -> bool {
        self.position.is_some() || self.booking.status != BookingStatus::Waiting
    }
}

/// What became of one command of a batch.
#[derive(Debug)]
pub(super) enum Reply {
    /// Decided, and committed when it is a booking.
    Done(Result<Box<Booked>, BookError>),
    /// Another transaction has the session's lock: to be run again, waiting for it.
    LockedElsewhere,
}

/// Why a whole transaction came to nothing; no command in it was decided.
#[derive(Debug, thiserror::Error)]
pub enum BatchError {
    /// A duplicate of one command committed elsewhere in this very moment: decide anew.
    #[error("another transaction used the same key")]
    KeyConflict,
    /// A number was drawn that a booking has: with a million stored, one in 14,000.
    #[error("a drawn number is taken")]
    NumberCollision,
    /// The database's.
    #[error(transparent)]
    Database(#[from] diesel::result::Error),
}

impl From<BatchError> for Problem {
    fn from(error: BatchError) -> Self {
        match error {
            BatchError::KeyConflict | BatchError::NumberCollision => Self::unavailable(error),
            BatchError::Database(cause) => cause.into(),
        }
    }
}
