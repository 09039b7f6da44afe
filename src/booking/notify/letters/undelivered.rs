//! A letter that did not arrive: a person tells it.
//! Not a confirmation, which is the page and the slip, and not to whoever cancelled by themselves.
//! The letter job calls this when it gives up, and whoever takes bounces when a mail server did.

use chrono::{DateTime, Utc};
use diesel::prelude::*;
use diesel_async::{AsyncConnection, AsyncPgConnection, RunQueryDsl};

use crate::booking::end_cause::EndCause;
use crate::booking::model::Booking;
use crate::booking::notify::kind::LetterKind;
use crate::booking::notify::notice::Notice;
use crate::booking::notify::person::deliver_by_person;
use crate::platform::ids::BookingId;
use crate::platform::mail::bounce::Bounce;
use crate::platform::mail::lease::LeasedLetter;
use crate::platform::mail::outbox::{self, Bounced};
use crate::schema::bookings;

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

/// Takes a bounce: the letter did not arrive after all, a person tells it, and an address that takes nothing is written to
/// no more.
///
/// # Errors
/// Of the database.
pub async fn take_bounce(
    conn: &mut AsyncPgConnection,
    bounce: &Bounce,
    now: DateTime<Utc>,
) -> QueryResult<Bounced> {
    conn.transaction(async |conn| {
        let bounced = outbox::bounce(conn, bounce.letter, &bounce.reason).await?;
        if let Bounced::Letter(letter) = &bounced {
            hand_to_a_person(conn, letter, now).await?;
            if bounce.is_hard {
                mark_address(conn, letter, now).await?;
            }
        }
        Ok(bounced)
    })
    .await
}

/// One that was put right meanwhile stays unmarked.
async fn mark_address(
    conn: &mut AsyncPgConnection,
    letter: &LeasedLetter,
    now: DateTime<Utc>,
) -> QueryResult<()> {
    let (Some(booking), Some(recipient)) = (letter.booking_id, &letter.recipient) else {
        return Ok(());
    };
    diesel::update(bookings::table.find(booking))
        .filter(bookings::email.eq(recipient))
        .set(bookings::email_bounced_at.eq(now))
        .execute(conn)
        .await
        .map(drop)
}

/// Whoever cancelled by themselves knows it.
fn knows_it(booking: &Booking, kind: LetterKind) -> bool {
    kind == LetterKind::Cancellation && booking.ended_by == Some(EndCause::Visitor)
}
