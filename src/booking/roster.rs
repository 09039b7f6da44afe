//! Who is expected at a session. Each look is recorded; a volunteer sees first names and topics,
//! that day, after a dated secrecy pledge.

use std::collections::HashMap;

use chrono::{DateTime, Utc};
use diesel::prelude::*;
use diesel_async::{AsyncPgConnection, RunQueryDsl};
use serde_json::json;
use uuid::Uuid;

use super::model::Booking;
use crate::platform::audit::{self, Act};
use crate::platform::auth::{Actor, Permission};
use crate::platform::ids::{OrganisationId, StaffId};
use crate::platform::problem::{NOT_ALLOWED, Problem};
use crate::platform::time;
use crate::platform::time::Zone;
use crate::schema::{attendance, bookings, door_lines, pledges};
use crate::session::{self, Session};

/// One attendance mark.
#[derive(Debug, Clone, Queryable, Selectable)]
#[diesel(table_name = attendance, check_for_backend(diesel::pg::Pg))]
pub struct Marked {
    /// Whose.
    pub booking_id: Uuid,
    /// `came`, `no-show` or `excused`.
    pub outcome: String,
    /// How many came.
    pub people: i32,
    /// When it was said.
    pub at: DateTime<Utc>,
}

/// Everybody expected, in the order of the roster.
#[derive(Debug, Clone)]
pub struct Roster {
    /// Bookings: the seated by name, then those who wait by place.
    pub bookings: Vec<Booking>,
    /// Marks by booking.
    pub marks: HashMap<Uuid, Marked>,
    /// Bookings to be told something at the door: (booking, kind).
    pub at_the_door: Vec<(Uuid, String)>,
    /// Places of those who wait, from 1, by booking.
    pub positions: HashMap<Uuid, i64>,
    /// Only first names and topics may be shown.
    pub first_names_only: bool,
}

impl Roster {
    /// The name as this reader may see it: none for a discreet booking, the first one alone for
    /// volunteers.
    #[must_use]
    pub fn shown_name(&self, booking: &Booking) -> Option<String> {
        let name = booking.name.clone().filter(|_| !booking.discreet)?;
        if !self.first_names_only {
            return Some(name);
        }
        name.split_whitespace().next().map(str::to_owned)
    }
}

/// Whether others were given seats before a group that is too large for what was free.
#[must_use]
pub fn passed_over(booking: &Booking) -> bool {
    booking.status == "waiting" && booking.passed_over_at.is_some()
}

/// The session, if this person may see its roster, and whether first names alone.
///
/// # Errors
/// 404 outside the right's reach; 403 for a volunteer before the pledge or on another day.
pub async fn open(
    conn: &mut AsyncPgConnection,
    actor: &Actor,
    permission: Permission,
    id: Option<Uuid>,
    now: DateTime<Utc>,
) -> Result<(Session, bool), Problem> {
    let session = session::load(conn, id.ok_or_else(Problem::not_found)?)
        .await?
        .ok_or_else(Problem::not_found)?;
    let target = session::target(conn, &session, actor.id).await?;
    if !actor.scope(permission).covers(target) {
        return Err(Problem::not_found());
    }
    let more_than_volunteer = actor.scope_without_volunteers(permission).covers(target);
    if !more_than_volunteer {
        volunteer_today(conn, actor.id, &session, now).await?;
    }
    Ok((session, !more_than_volunteer))
}

async fn volunteer_today(
    conn: &mut AsyncPgConnection,
    staff: StaffId,
    session: &Session,
    now: DateTime<Utc>,
) -> Result<(), Problem> {
    let zone = Zone::of_stored(&session.time_zone);
    let today = time::local(now, zone).0;
    let pledged: bool = diesel::select(diesel::dsl::exists(
        pledges::table.filter(
            pledges::staff_id
                .eq(staff)
                .and(pledges::pledged_on.le(today)),
        ),
    ))
    .get_result(conn)
    .await?;
    if pledged && session.local_date == today {
        Ok(())
    } else {
        Err(Problem::new(&NOT_ALLOWED))
    }
}

/// Reads the roster and records the look.
///
/// # Errors
/// Of the database.
pub async fn read(
    conn: &mut AsyncPgConnection,
    session: &Session,
    (staff, first_names_only): (StaffId, bool),
    now: DateTime<Utc>,
) -> QueryResult<Roster> {
    // A meeting shows its course's bookings.
    let booked = session.course_id.unwrap_or(session.id);
    let bookings: Vec<Booking> = bookings::table
        .filter(
            bookings::session_id
                .eq(booked)
                .and(bookings::status.ne("cancelled")),
        )
        .order((
            bookings::status.eq("waiting"),
            bookings::place,
            by_name(),
            bookings::id,
        ))
        .select(Booking::as_select())
        .load(conn)
        .await?;
    let marks: Vec<Marked> = attendance::table
        .filter(attendance::session_id.eq(session.id))
        .select(Marked::as_select())
        .load(conn)
        .await?;
    let at_the_door = door_lines::table
        .filter(door_lines::session_id.eq(session.id))
        .select((door_lines::booking_id, door_lines::kind))
        .load(conn)
        .await?;
    let act = Act {
        staff,
        organisation: Some(OrganisationId(session.organisation_id)),
        act: "roster.read",
        object: session.id,
        facts: json!({}),
    };
    audit::record(conn, act, now).await?;
    let marks = marks
        .into_iter()
        .map(|mark| (mark.booking_id, mark))
        .collect();
    let waiting = bookings
        .iter()
        .filter(|booking| booking.status == "waiting");
    let positions = waiting.map(|booking| booking.id).zip(1..).collect();
    Ok(Roster {
        positions,
        bookings,
        marks,
        at_the_door,
        first_names_only,
    })
}

/// Å, Ä and Ö stand where a Swede looks for them; a Norwegian's Æ, Ø and Å come out together there.
fn by_name() -> diesel::expression::SqlLiteral<diesel::sql_types::Nullable<diesel::sql_types::Text>>
{
    diesel::dsl::sql("bookings.name collate \"sv-x-icu\"")
}
