//! A letter that did not arrive: a person tells it.
//! Not a confirmation, which is the page and the slip, and not to whoever cancelled by themselves.
//! The letter job calls this when it gives up.

use chrono::{DateTime, Utc};
use diesel::QueryResult;
use diesel_async::AsyncPgConnection;

use crate::booking::end_cause::EndCause;
use crate::booking::model::Booking;
use crate::booking::notify::kind::LetterKind;
use crate::booking::notify::notice::Notice;
use crate::booking::notify::person::deliver_by_person;
use crate::platform::ids::BookingId;
use crate::platform::mail::outbox::LeasedLetter;

/// Makes of an undelivered letter a call task, or a line on the door list.
pub async fn hand_to_a_person(
    conn: &mut AsyncPgConnection,
    letter: &LeasedLetter,
    now: DateTime<Utc>,
) -> QueryResult<()> {
    let kind = LetterKind::parse(&letter.kind)
        .ok()
        .filter(|kind| kind.needs_a_person());
    let (Some(kind), Some(id)) = (kind, letter.booking_id) else {
        return Ok(());
    };
    match Booking::load(conn, BookingId(id)).await? {
        Some(booking) if !knows_it(&booking, kind) => {
            let (facts, key) = (letter.facts.clone(), letter.dedupe_key.clone());
            let notice = Notice::of_letter(kind, facts, key);
            deliver_by_person(conn, &booking, &notice, now).await
        }
        _ => Ok(()),
    }
}

/// Whoever cancelled by themselves knows it.
fn knows_it(booking: &Booking, kind: LetterKind) -> bool {
    kind == LetterKind::Cancellation && booking.ended_by == Some(EndCause::Visitor)
}
