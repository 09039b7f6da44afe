//! Fingerprints in the database: written with their bookings, read for a roster, forgotten after a day.

use chrono::{DateTime, TimeDelta, Utc};
use diesel::define_sql_function;
use diesel::prelude::*;
use diesel::sql_types::{Array, Binary, Timestamptz, Uuid};
use diesel_async::{AsyncPgConnection, RunQueryDsl};

use super::crowd::{Connected, Crowd, crowds};
use super::fingerprint::Fingerprint;
use crate::booking::model::Booking;
use crate::booking::status::{BookingStatus, LIVE};
use crate::platform::ids::{BookingId, OrganisationId, SessionId};
use crate::schema::{booking_connections, bookings};

/// How long a fingerprint lives.
const LIFE: TimeDelta = TimeDelta::hours(24);

define_sql_function! {
    /// Writes fingerprints. One prepared call for any number.
    fn write_connections(
        ids: Array<Uuid>, organisations: Array<Uuid>, fingerprints: Array<Binary>, made_at: Timestamptz,
    ) -> diesel::sql_types::Text;
}

/// Keeps what bookings came from, as an expression, so that a batch writes both in one statement.
#[diesel::dsl::auto_type(no_type_alias)]
pub fn keeping(made: &[(&Booking, Fingerprint)], now: DateTime<Utc>) -> _ {
    let ids: Vec<BookingId> = made.iter().map(|(booking, _)| booking.id).collect();
    let organisations: Vec<OrganisationId> =
        made.iter().map(|(one, _)| one.organisation_id).collect();
    let fingerprints: Vec<Vec<u8>> = made
        .iter()
        .map(|(_, from)| from.as_bytes().to_vec())
        .collect();
    write_connections(ids, organisations, fingerprints, now)
}

/// The crowds among a session's live bookings of the last day.
pub async fn crowds_of(
    conn: &mut AsyncPgConnection,
    session: SessionId,
    now: DateTime<Utc>,
) -> QueryResult<Vec<Crowd>> {
    let statuses: [BookingStatus; 4] = LIVE;
    let live: Vec<(BookingId, Vec<u8>, DateTime<Utc>)> = booking_connections::table
        .inner_join(bookings::table)
        .filter(bookings::session_id.eq(session))
        .filter(bookings::status.eq_any(statuses))
        .filter(booking_connections::created_at.gt(now - LIFE))
        .select((
            booking_connections::booking_id,
            booking_connections::fingerprint,
            booking_connections::created_at,
        ))
        .load(conn)
        .await?;
    let connected = live.into_iter().map(|(booking, connection, at)| Connected {
        booking,
        connection,
        at,
    });
    Ok(crowds(connected.collect()))
}

/// Forgets fingerprints whose day is over; answers how many.
///
/// # Errors
/// Of the database.
pub async fn forget_old(conn: &mut AsyncPgConnection, now: DateTime<Utc>) -> QueryResult<usize> {
    let old = booking_connections::created_at.le(now - LIFE);
    diesel::delete(booking_connections::table.filter(old))
        .execute(conn)
        .await
}
