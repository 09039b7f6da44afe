//! Who was told what: confirmations that were sent, and everybody of a session called off, by
//! letter, by a call task or at the door.

use chrono::{DateTime, TimeDelta, Utc};
use diesel::prelude::*;
use serde_json::{Value, json};
use uuid::Uuid;

use super::bookings::BookingRow;
use super::dice::named;
use crate::booking::LetterKind;
use crate::schema::{call_tasks, door_lines, letters};

/// A letter that was sent.
#[derive(Insertable)]
#[diesel(table_name = letters)]
pub(super) struct LetterRow {
    id: Uuid,
    organisation_id: Uuid,
    booking_id: Uuid,
    kind: &'static str,
    state: &'static str,
    recipient: String,
    language: &'static str,
    facts: Value,
    dedupe_key: String,
    due_at: DateTime<Utc>,
    attempts: i32,
    created_at: DateTime<Utc>,
    sent_at: DateTime<Utc>,
}

/// Somebody to telephone.
#[derive(Insertable)]
#[diesel(table_name = call_tasks)]
pub(super) struct CallTaskRow {
    id: Uuid,
    organisation_id: Uuid,
    booking_id: Uuid,
    session_id: Uuid,
    kind: &'static str,
    dedupe_key: String,
    due_at: DateTime<Utc>,
    created_at: DateTime<Utc>,
    updated_at: DateTime<Utc>,
}

/// Somebody to tell at the door.
#[derive(Insertable)]
#[diesel(table_name = door_lines)]
pub(super) struct DoorLineRow {
    booking_id: Uuid,
    kind: &'static str,
    organisation_id: Uuid,
    session_id: Uuid,
    created_at: DateTime<Utc>,
}

/// Everybody who was told, or is to be.
#[derive(Default)]
pub(super) struct Told {
    pub letters: Vec<LetterRow>,
    pub call_tasks: Vec<CallTaskRow>,
    pub door_lines: Vec<DoorLineRow>,
}

impl Told {
    /// What these bookings ask for. Nothing is told of people who are wiped.
    pub(super) fn about(bookings: &[BookingRow], now: DateTime<Utc>) -> Self {
        let mut told = Self::default();
        for booking in bookings.iter().filter(|booking| booking.wiped_at.is_none()) {
            told.confirm(booking);
            if booking.status == "cancelled" {
                told.call_off(booking, now);
            }
        }
        told
    }

    fn confirm(&mut self, booking: &BookingRow) {
        if let Some(recipient) = booking.email.as_deref().filter(|_| !booking.walk_in) {
            let (kind, facts) = (LetterKind::Confirmation.name(), json!({}));
            let letter = letter(booking, kind, recipient, facts, booking.created_at);
            self.letters.push(letter);
        }
    }

    fn call_off(&mut self, booking: &BookingRow, now: DateTime<Utc>) {
        let kind = LetterKind::Cancellation.name();
        match (&booking.email, &booking.phone) {
            (Some(recipient), _) => {
                let facts = json!({ "by": "us" });
                self.letters
                    .push(letter(booking, kind, recipient, facts, now));
            }
            (None, Some(_)) => self.call_tasks.push(CallTaskRow {
                id: named("call-task", &booking.id.to_string()),
                organisation_id: booking.organisation_id,
                booking_id: booking.id,
                session_id: booking.session_id,
                kind,
                dedupe_key: format!("{kind}:{}", booking.id),
                due_at: now,
                created_at: now,
                updated_at: now,
            }),
            (None, None) => self.door_lines.push(DoorLineRow {
                booking_id: booking.id,
                kind,
                organisation_id: booking.organisation_id,
                session_id: booking.session_id,
                created_at: now,
            }),
        }
    }
}

fn letter(
    booking: &BookingRow,
    kind: &'static str,
    recipient: &str,
    facts: Value,
    at: DateTime<Utc>,
) -> LetterRow {
    LetterRow {
        id: named("letter", &format!("{kind}/{}", booking.id)),
        organisation_id: booking.organisation_id,
        booking_id: booking.id,
        kind,
        state: "sent",
        recipient: recipient.to_owned(),
        language: booking.language,
        facts,
        dedupe_key: kind.to_owned(),
        due_at: at,
        attempts: 1,
        created_at: at,
        sent_at: at + TimeDelta::seconds(20),
    }
}
