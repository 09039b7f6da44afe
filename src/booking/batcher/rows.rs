//! The rows of bookings: the one a command becomes, further ones that some bookings need, and those
//! made before.

use std::collections::HashMap;

use chrono::{DateTime, Utc};
use diesel::prelude::*;
use diesel_async::{AsyncPgConnection, RunQueryDsl};
use serde_json::json;

use super::command::BookingCommand;
use super::insert::NewRow;
use crate::booking::attendance::AttendanceOutcome;
use crate::booking::channel::Arrival;
use crate::booking::code::BookingNumber;
use crate::booking::details::BookingDetails;
use crate::booking::hold;
use crate::booking::input::NewBooking;
use crate::booking::model::Booking;
use crate::booking::notify::{LetterFate, withhold_confirmation};
use crate::booking::rules::Verdict;
use crate::platform::audit::{self, Act};
use crate::platform::ids::{BookingId, HoldId};
use crate::platform::text::{PlainText, Tag};
use crate::schema::{attendance, booking_details, bookings};
use crate::session::{self, Session};

/// What a booking's row takes from elsewhere than its command.
pub(super) struct Origin<'a> {
    /// The key its PIN and link are derived with.
    pub key_id: i16,
    pub session: &'a Session,
    pub verdict: Verdict,
    pub number: BookingNumber,
}

/// The row of a command that was decided.
pub(super) fn booking(command: &BookingCommand, origin: Origin<'_>, now: DateTime<Utc>) -> Booking {
    let wanted = &command.booking;
    let Origin {
        key_id,
        session,
        verdict,
        number,
    } = origin;
    let text = |text: &str| text.to_owned();
    Booking {
        id: command.id,
        organisation_id: session.organisation_id,
        session_id: session.id,
        number: text(number.as_str()),
        key_id,
        pin_version: 1,
        link_version: 1,
        status: verdict.status(),
        seats: wanted.seats,
        name: Some(text(wanted.name.as_str())),
        email: wanted.contact.email_text(),
        phone: wanted.contact.phone_text(),
        phone_typed: wanted.contact.phone_typed.clone(),
        notify: wanted.contact.notify,
        language: text(wanted.language.as_str()),
        interpreter: wanted.interpreter.map(|tag| text(tag.as_str())),
        walk_in: wanted.arrival == Arrival::WalkIn,
        place: match verdict {
            Verdict::Waiting(place) => Some(place),
            _ => None,
        },
        offered_until: None,
        released_at: None,
        created_by: command.by,
        version: 1,
        created_at: now,
        updated_at: now,
        wiped_at: None,
        passed_over_at: None,
        ended_by: None,
        email_bounced_at: None,
    }
}

/// What stands beside the row.
pub(super) fn details(wanted: &NewBooking) -> BookingDetails {
    BookingDetails {
        companions: wanted.companions,
        booked_by: wanted.booked_by.clone(),
        topics: words(&wanted.topics),
        device: wanted.device.map(|device| device.name().to_owned()),
        needs: words(&wanted.needs),
        visit: wanted.visit.clone(),
        discreet: wanted.discreet,
    }
}

fn words(tags: &[Tag]) -> Vec<String> {
    tags.iter().map(|tag| tag.as_str().to_owned()).collect()
}

/// Writes further rows where a booking needs them: somebody came already, only its number is shown, staff made it, its
/// letter is withheld, it was a hold.
pub(super) async fn write_further(
    conn: &mut AsyncPgConnection,
    created: &[NewRow<'_>],
    now: DateTime<Utc>,
) -> QueryResult<()> {
    record_attendance(conn, created, now).await?;
    // The statement that writes all does not know discretion: few ask for it.
    for row in created.iter().filter(|row| row.details.discreet) {
        row.details.save(conn, row.booking).await?;
    }
    record_acts(conn, created, now).await?;
    for row in created
        .iter()
        .filter(|row| row.letter == Some(LetterFate::NotSent))
    {
        withhold_confirmation(conn, row.booking, now).await?;
    }
    let used = created.iter().filter_map(|row| row.command.hold);
    hold::end_used(conn, &used.collect::<Vec<HoldId>>()).await
}

/// Who stands at the desk has come. Only staff can say so.
async fn record_attendance(
    conn: &mut AsyncPgConnection,
    created: &[NewRow<'_>],
    now: DateTime<Utc>,
) -> QueryResult<()> {
    let walk_ins = created.iter().filter(|row| row.booking.walk_in);
    let marked = walk_ins.filter_map(|row| Some((&row.booking, row.command.by?)));
    for (booking, by) in marked {
        diesel::insert_into(attendance::table)
            .values((
                attendance::booking_id.eq(booking.id),
                attendance::session_id.eq(booking.session_id),
                attendance::organisation_id.eq(booking.organisation_id),
                attendance::outcome.eq(AttendanceOutcome::Came),
                attendance::people.eq(booking.seats),
                attendance::by.eq(by),
                attendance::at.eq(now),
            ))
            .execute(conn)
            .await?;
    }
    Ok(())
}

/// What staff did, with the reason where they went beyond a rule.
async fn record_acts(
    conn: &mut AsyncPgConnection,
    created: &[NewRow<'_>],
    now: DateTime<Utc>,
) -> QueryResult<()> {
    let act = |NewRow {
                   command, booking, ..
               }: &NewRow<'_>| {
        Some(Act {
            staff: command.by?,
            organisation: Some(booking.organisation_id),
            act: if booking.walk_in {
                "booking.walked-in"
            } else {
                "booking.made"
            },
            object: booking.id.into(),
            facts: json!({ "reason": command.booking.override_reason.as_ref().map(PlainText::as_str) }),
        })
    };
    let acts: Vec<Act<'_>> = created.iter().filter_map(act).collect();
    audit::record_all(conn, &acts, now).await
}

/// A booking that an earlier request made.
#[derive(Debug, Clone, Queryable)]
pub(super) struct MadeBefore {
    pub booking: Booking,
    details: Option<BookingDetails>,
    pub session: Session,
}

impl MadeBefore {
    pub fn details(&self) -> BookingDetails {
        self.details.clone().unwrap_or_default()
    }
}

/// Bookings made before, by id.
pub(super) async fn made_before(
    conn: &mut AsyncPgConnection,
    ids: Vec<BookingId>,
) -> QueryResult<HashMap<BookingId, MadeBefore>> {
    if ids.is_empty() {
        return Ok(HashMap::new());
    }
    let rows: Vec<MadeBefore> = bookings::table
        .left_join(booking_details::table)
        .inner_join(session::joined())
        .filter(bookings::id.eq_any(ids))
        .select((
            Booking::as_select(),
            Option::<BookingDetails>::as_select(),
            Session::as_select(),
        ))
        .load(conn)
        .await?;
    Ok(rows
        .into_iter()
        .map(|made| (made.booking.id, made))
        .collect())
}
