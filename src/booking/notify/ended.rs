//! What is told of a booking that ended: why, and what it was until then.
//! Whoever had a seat of their own has it in their calendar, and it is taken out there.
//! Actions write these facts, the letter about it reads them.

use serde_json::{Value, json};

use crate::booking::model::Booking;
use crate::booking::status::BookingStatus;
use crate::platform::text::LocalText;

/// The facts of a cancellation, with the booking as it was before.
#[must_use]
pub fn facts_of_end(before: &Booking, reason: Option<&LocalText>) -> Value {
    json!({ "reason": reason, "was": before.status.name() })
}

/// What the booking was until it ended; none in letters that were written before it was kept.
pub fn was(facts: &Value) -> Option<BookingStatus> {
    BookingStatus::parse(facts.get("was")?.as_str()?).ok()
}

/// Whether the booking had a seat of its own until it ended.
pub(super) fn had_a_seat(facts: &Value) -> bool {
    was(facts) == Some(BookingStatus::Confirmed)
}
