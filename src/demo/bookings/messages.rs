//! Who was told what: confirmations that were sent, and cancellations by letter or call task.

use chrono::{DateTime, TimeDelta, Utc};
use diesel::prelude::*;
use serde_json::{Value, json};
use uuid::Uuid;

use crate::booking::BookingStatus;
use crate::booking::LetterKind;
use crate::demo::bookings::booking_rows::DemoBookingRow;
use crate::demo::source::ids::demo_id;
use crate::platform::ids::{BookingId, LetterId, OrganisationId, SessionId};
use crate::platform::mail::state::LetterState;
use crate::schema::{call_tasks, letters};

#[derive(Insertable)]
#[diesel(table_name = letters)]
pub struct DemoLetterRow {
    id: LetterId,
    organisation_id: OrganisationId,
    booking_id: BookingId,
    kind: LetterKind,
    state: LetterState,
    recipient: String,
    language: &'static str,
    facts: Value,
    dedupe_key: String,
    due_at: DateTime<Utc>,
    attempts: i32,
    created_at: DateTime<Utc>,
    sent_at: DateTime<Utc>,
}

#[derive(Insertable)]
#[diesel(table_name = call_tasks)]
pub struct DemoCallTaskRow {
    id: Uuid,
    organisation_id: OrganisationId,
    booking_id: BookingId,
    session_id: SessionId,
    kind: LetterKind,
    dedupe_key: String,
    due_at: DateTime<Utc>,
    created_at: DateTime<Utc>,
    updated_at: DateTime<Utc>,
}

#[derive(Default)]
pub struct Messages {
    pub letters: Vec<DemoLetterRow>,
    pub call_tasks: Vec<DemoCallTaskRow>,
}

impl Messages {
    /// What people with these bookings were told. Nobody is told about a booking that is wiped.
    pub fn about(bookings: &[DemoBookingRow], now: DateTime<Utc>) -> Self {
        let mut messages = Self::default();
        for booking in bookings.iter().filter(|booking| booking.wiped_at.is_none()) {
            messages.confirm(booking);
            if booking.status == BookingStatus::Cancelled {
                messages.cancel(booking, now);
            }
        }
        messages
    }

    fn confirm(&mut self, booking: &DemoBookingRow) {
        if let Some(recipient) = booking.email.as_deref().filter(|_| !booking.walk_in) {
            let (kind, facts) = (LetterKind::Confirmation, json!({}));
            let letter = letter(booking, kind, recipient, facts, booking.created_at);
            self.letters.push(letter);
        }
    }

    fn cancel(&mut self, booking: &DemoBookingRow, now: DateTime<Utc>) {
        let kind = LetterKind::Cancellation;
        match &booking.email {
            Some(recipient) => {
                let facts = json!({});
                self.letters
                    .push(letter(booking, kind, recipient, facts, now));
            }
            None => self.call_tasks.push(DemoCallTaskRow {
                id: demo_id("call-task", &booking.id.to_string()),
                organisation_id: booking.organisation_id,
                booking_id: booking.id,
                session_id: booking.session_id,
                kind,
                dedupe_key: format!("{kind}:{}", booking.id),
                due_at: now,
                created_at: now,
                updated_at: now,
            }),
        }
    }
}

fn letter(
    booking: &DemoBookingRow,
    kind: LetterKind,
    recipient: &str,
    facts: Value,
    at: DateTime<Utc>,
) -> DemoLetterRow {
    DemoLetterRow {
        id: demo_id("letter", &format!("{kind}/{}", booking.id)),
        organisation_id: booking.organisation_id,
        booking_id: booking.id,
        kind,
        state: LetterState::Sent,
        recipient: recipient.to_owned(),
        language: booking.language,
        facts,
        dedupe_key: kind.to_string(),
        due_at: at,
        attempts: 1,
        created_at: at,
        sent_at: at + TimeDelta::seconds(20),
    }
}
