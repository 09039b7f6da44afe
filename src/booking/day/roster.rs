//! The roster: who is booked in a session, for the staff who run it.
//! Each look is recorded; whoever may see first names alone is shown no more.
//! API and desk read it after `access` has let them.

use std::collections::{HashMap, HashSet};

use chrono::{DateTime, Utc};
use diesel::prelude::*;
use diesel_async::{AsyncPgConnection, RunQueryDsl};
use serde_json::json;

use crate::booking::attendance::AttendanceOutcome;
use crate::booking::connection::{Crowd, crowds_of};
use crate::booking::details::BookingDetails;
use crate::booking::letters::undelivered;
use crate::booking::model::Booking;
use crate::booking::notify::{DoorLine, door_lines_of};
use crate::booking::status::BookingStatus;
use crate::platform::audit::{self, Act};
use crate::platform::ids::{BookingId, SessionId, StaffId};
use crate::platform::text::first_name;
use crate::schema::{attendance, bookings};
use crate::session::Session;

/// One attendance mark.
#[derive(Debug, Clone, Queryable, Selectable)]
#[diesel(table_name = attendance, check_for_backend(diesel::pg::Pg))]
pub struct AttendanceMark {
    /// Whose.
    pub booking_id: BookingId,
    /// `came`, `no-show` or `excused`.
    pub outcome: AttendanceOutcome,
    /// How many came.
    pub people: i32,
    /// When it was said.
    pub at: DateTime<Utc>,
}

/// Who reads a roster, and how much of it they may see.
#[derive(Debug, Clone, Copy)]
pub struct RosterReader {
    /// Who.
    pub staff: StaffId,
    /// Only first names and topics may be shown.
    pub first_names_only: bool,
    pub look: Look,
}

/// Whether a reader looks, or a page that is open reads itself again.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Look {
    /// It is recorded.
    New,
    /// It was recorded when it began.
    Ongoing,
}

/// Everybody expected, in the order of the roster.
#[derive(Debug, Clone)]
pub struct Roster {
    /// Bookings: those with a seat by name, then those who wait by place.
    pub bookings: Vec<Booking>,
    /// What only few bookings have, by booking.
    details: HashMap<BookingId, BookingDetails>,
    /// Marks by booking.
    pub marks: HashMap<BookingId, AttendanceMark>,
    /// What people must be told when they come.
    pub door_lines: Vec<DoorLine>,
    /// Places of those who wait, from 1, by booking.
    pub positions: HashMap<BookingId, i64>,
    /// Bookings whose last letter did not arrive.
    pub undelivered: HashSet<BookingId>,
    /// Bookings that came from one connection; none for volunteers, who cancel nobody.
    pub crowds: Vec<Crowd>,
    /// Only first names and topics may be shown.
    pub first_names_only: bool,
}

impl Roster {
    /// The first booking of the crowd that this one is in.
    #[must_use]
    pub fn crowd_of(&self, booking: &Booking) -> Option<BookingId> {
        let mut crowds = self.crowds.iter();
        crowds.find(|crowd| crowd.contains(booking.id))?.first()
    }

    /// The name as this reader may see it: none for a discreet booking, the first one alone for
    /// volunteers.
    #[must_use]
    pub fn shown_name(&self, booking: &Booking) -> Option<String> {
        let name = booking
            .name
            .clone()
            .filter(|_| !self.is_discreet(booking))?;
        if !self.first_names_only {
            return Some(name);
        }
        Some(first_name(&name))
    }

    #[must_use]
    pub fn is_discreet(&self, booking: &Booking) -> bool {
        let details = self.details.get(&booking.id);
        details.is_some_and(|details| details.discreet)
    }

    #[must_use]
    pub fn details(&self, booking: &Booking) -> BookingDetails {
        let details = self.details.get(&booking.id);
        details.cloned().unwrap_or_default()
    }
}

/// Whether others were given seats before a group that is too large for what was free.
#[must_use]
pub fn was_passed_over(booking: &Booking) -> bool {
    booking.status == BookingStatus::Waiting && booking.passed_over_at.is_some()
}

/// Reads the roster and records a new look.
pub async fn read_roster(
    conn: &mut AsyncPgConnection,
    session: &Session,
    reader: RosterReader,
    now: DateTime<Utc>,
) -> QueryResult<Roster> {
    // A meeting shows its course's bookings.
    let booked_in = session.course_id.unwrap_or(session.id);
    let bookings = booked(conn, booked_in).await?;
    let details = BookingDetails::of_session(conn, booked_in).await?;
    let marks: Vec<AttendanceMark> = attendance::table
        .filter(attendance::session_id.eq(session.id))
        .select(AttendanceMark::as_select())
        .load(conn)
        .await?;
    let door_lines = door_lines_of(conn, booked_in).await?;
    let ids: Vec<BookingId> = bookings.iter().map(|booking| booking.id).collect();
    let crowds = match reader.first_names_only {
        true => Vec::new(),
        false => crowds_of(conn, booked_in, now).await?,
    };
    if reader.look == Look::New {
        record_look(conn, session, reader.staff, now).await?;
    }
    let marks = marks.into_iter().map(|mark| (mark.booking_id, mark));
    let waiting = bookings
        .iter()
        .filter(|one| one.status == BookingStatus::Waiting);
    Ok(Roster {
        positions: waiting.map(|one| one.id).zip(1..).collect(),
        marks: marks.collect(),
        undelivered: undelivered(conn, &ids).await?,
        bookings,
        details,
        door_lines,
        crowds,
        first_names_only: reader.first_names_only,
    })
}

async fn booked(conn: &mut AsyncPgConnection, session: SessionId) -> QueryResult<Vec<Booking>> {
    bookings::table
        .filter(
            bookings::session_id
                .eq(session)
                .and(bookings::status.ne(BookingStatus::Cancelled)),
        )
        .order((
            bookings::status.eq(BookingStatus::Waiting),
            bookings::place,
            by_name(),
            bookings::id,
        ))
        .select(Booking::as_select())
        .load(conn)
        .await
}

/// Å, Ä and Ö stand where a Swede looks for them; a Norwegian's Æ, Ø and Å come out together there.
fn by_name() -> diesel::expression::SqlLiteral<diesel::sql_types::Nullable<diesel::sql_types::Text>>
{
    diesel::dsl::sql("bookings.name collate \"sv-x-icu\"")
}

async fn record_look(
    conn: &mut AsyncPgConnection,
    session: &Session,
    staff: StaffId,
    now: DateTime<Utc>,
) -> QueryResult<()> {
    let act = Act {
        staff,
        organisation: Some(session.organisation_id),
        act: "roster.read",
        object: session.id.into(),
        facts: json!({}),
    };
    audit::record(conn, act, now).await
}
