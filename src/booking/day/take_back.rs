//! Takes a walk-in back that was entered by mistake: a bare number goes, somebody with a name is cancelled.
//! The seat is free at once; nobody is notified, because nobody was promised anything.
//! API and desk call this; taken back already, it changes nothing.

use std::collections::HashMap;

use chrono::{DateTime, Utc};
use diesel::prelude::*;
use diesel::sql_types::{Array, Text, Uuid as SqlUuid};
use diesel_async::{AsyncConnection, AsyncPgConnection, RunQueryDsl};
use serde_json::json;
use uuid::Uuid;

use crate::booking::model::Booking;
use crate::booking::seats::{lock_with_booking, promote_and_save};
use crate::booking::status::BookingStatus;
use crate::platform::audit::{self, Act};
use crate::platform::ids::{BookingId, OrganisationId, SessionId, StaffId};
use crate::platform::problem::Problem;
use crate::schema::{attendance, bookings, walk_ins};
use crate::session::{WalkInKind, lock_seats};

/// An entry of somebody who came without a booking.
#[derive(Debug, Clone)]
pub enum WalkIn {
    Bare(BareWalkIn),
    Named(Box<Booking>),
}

/// A bare number.
#[derive(Debug, Clone, Queryable, Selectable)]
#[diesel(table_name = walk_ins, check_for_backend(diesel::pg::Pg))]
pub struct BareWalkIn {
    pub id: Uuid,
    pub organisation_id: OrganisationId,
    pub session_id: SessionId,
    pub count: i32,
    pub at: DateTime<Utc>,
    pub kind: WalkInKind,
}

impl WalkIn {
    /// The entry with this id; a booking is one if its people just came.
    pub async fn load(conn: &mut AsyncPgConnection, id: Uuid) -> QueryResult<Option<Self>> {
        let bare: Option<BareWalkIn> = walk_ins::table
            .find(id)
            .select(BareWalkIn::as_select())
            .first(conn)
            .await
            .optional()?;
        if let Some(bare) = bare {
            return Ok(Some(Self::Bare(bare)));
        }
        let booking = Booking::load(conn, BookingId(id)).await?;
        let walked_in = booking.filter(|booking| booking.walk_in);
        Ok(walked_in.map(|booking| Self::Named(Box::new(booking))))
    }

    /// Where it was.
    #[must_use]
    pub fn session(&self) -> SessionId {
        match self {
            Self::Bare(bare) => bare.session_id,
            Self::Named(booking) => booking.session_id,
        }
    }
}

/// The newest entry of each kind, by session.
pub type LastWalkIns = HashMap<(SessionId, WalkInKind), Uuid>;

#[derive(QueryableByName)]
struct LastEntry {
    #[diesel(sql_type = SqlUuid)]
    session_id: SessionId,
    #[diesel(sql_type = Text)]
    kind: WalkInKind,
    #[diesel(sql_type = SqlUuid)]
    id: Uuid,
}

/// The newest entry of each kind of a list of sessions.
pub async fn last_of_each_kind(
    conn: &mut AsyncPgConnection,
    sessions: &[SessionId],
) -> QueryResult<LastWalkIns> {
    let newest = "select distinct on (session_id, kind) session_id, kind, id from walk_ins \
                   where session_id = any($1) order by session_id, kind, at desc, id desc";
    let found: Vec<LastEntry> = diesel::sql_query(newest)
        .bind::<Array<SqlUuid>, _>(sessions)
        .load(conn)
        .await?;
    let entries = found.into_iter();
    Ok(entries
        .map(|entry| ((entry.session_id, entry.kind), entry.id))
        .collect())
}

/// The newest bare number of people who came to a session.
pub async fn last_bare(
    conn: &mut AsyncPgConnection,
    session: SessionId,
) -> QueryResult<Option<BareWalkIn>> {
    walk_ins::table
        .filter(walk_ins::session_id.eq(session))
        .filter(walk_ins::kind.eq(WalkInKind::Came))
        .order((walk_ins::at.desc(), walk_ins::id.desc()))
        .select(BareWalkIn::as_select())
        .first(conn)
        .await
        .optional()
}

/// Takes an entry back.
///
/// # Errors
/// 503 when the session is locked for too long.
pub async fn take_back(
    conn: &mut AsyncPgConnection,
    walk_in: &WalkIn,
    by: StaffId,
    now: DateTime<Utc>,
) -> Result<(), Problem> {
    conn.transaction::<_, Problem, _>(async |conn| match walk_in {
        WalkIn::Bare(bare) => take_bare(conn, bare, by, now).await,
        WalkIn::Named(booking) => take_named(conn, booking.id, by, now).await,
    })
    .await
}

async fn take_bare(
    conn: &mut AsyncPgConnection,
    bare: &BareWalkIn,
    by: StaffId,
    now: DateTime<Utc>,
) -> Result<(), Problem> {
    lock_seats(conn, &[bare.session_id]).await?;
    let deleted = diesel::delete(walk_ins::table.find(bare.id))
        .execute(conn)
        .await?;
    if deleted == 0 {
        return Ok(());
    }
    let act = Act {
        staff: by,
        organisation: Some(bare.organisation_id),
        act: "walk-in.taken-back",
        object: bare.session_id.into(),
        facts: json!({ "count": bare.count, "kind": bare.kind }),
    };
    Ok(audit::record(conn, act, now).await?)
}

async fn take_named(
    conn: &mut AsyncPgConnection,
    id: BookingId,
    by: StaffId,
    now: DateTime<Utc>,
) -> Result<(), Problem> {
    let (mut locked, before) = lock_with_booking(conn, id, now).await?;
    if before.status == BookingStatus::Cancelled {
        return Ok(());
    }
    diesel::delete(attendance::table.filter(attendance::booking_id.eq(id)))
        .execute(conn)
        .await?;
    diesel::update(bookings::table.find(id))
        .filter(bookings::status.eq(before.status))
        .set((
            bookings::status.eq(BookingStatus::Cancelled),
            bookings::version.eq(bookings::version + 1),
            bookings::updated_at.eq(now),
        ))
        .execute(conn)
        .await?;
    locked.give_back(&before);
    promote_and_save(conn, locked, now).await?;
    let act = Act {
        staff: by,
        organisation: Some(before.organisation_id),
        act: "walk-in.taken-back",
        object: id.into(),
        facts: json!({}),
    };
    Ok(audit::record(conn, act, now).await?)
}
