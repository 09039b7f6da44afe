//! Limits a session sets for bookings beyond its seats. A session without a row has none.

use chrono::{DateTime, TimeDelta, Utc};
use diesel::prelude::*;
use diesel_async::{AsyncPgConnection, RunQueryDsl};
use uuid::Uuid;

use super::model::Session;
use crate::schema::{session_limits, sessions};

/// A session's limits; what is none does not limit.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Queryable, Selectable)]
#[diesel(table_name = session_limits, check_for_backend(diesel::pg::Pg))]
pub struct Limits {
    /// Minutes before the start after which only the desk books.
    pub lead_minutes: Option<i32>,
    /// The most seats one booking may take.
    pub seats_per_booking: Option<i32>,
    /// The most live bookings one contact may have in the session.
    pub bookings_per_contact: Option<i32>,
    /// The last free seats, which only the desk may take.
    pub desk_seats: Option<i32>,
    /// Until so many minutes before the start; until the start where it is none.
    pub desk_until_minutes_before: Option<i32>,
}

impl Limits {
    /// When booking closes for everybody but the desk.
    #[must_use]
    pub fn closes_at(&self, session: &Session) -> DateTime<Utc> {
        let lead = TimeDelta::minutes(self.lead_minutes.unwrap_or(0).into());
        session.closes_at().min(session.starts_at - lead)
    }

    /// When the desk's share opens to everybody; none where there is no share.
    #[must_use]
    pub fn desk_until(&self, starts_at: DateTime<Utc>) -> Option<DateTime<Utc>> {
        self.desk_seats.filter(|seats| *seats > 0)?;
        let before = TimeDelta::minutes(self.desk_until_minutes_before.unwrap_or(0).into());
        Some(starts_at - before)
    }
}

/// Sessions with their limits, read after their seats were locked. One that does not exist is not
/// in the answer.
///
/// # Errors
/// Of the database.
pub async fn load_with_limits(
    conn: &mut AsyncPgConnection,
    ids: &[Uuid],
) -> QueryResult<Vec<(Session, Limits)>> {
    let rows: Vec<(Session, Option<Limits>)> = sessions::table
        .left_join(session_limits::table)
        .filter(sessions::id.eq_any(ids))
        .select((Session::as_select(), Option::<Limits>::as_select()))
        .load(conn)
        .await?;
    let or_none =
        |(session, limits): (Session, Option<Limits>)| (session, limits.unwrap_or_default());
    Ok(rows.into_iter().map(or_none).collect())
}
