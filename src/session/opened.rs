//! Sessions under lock, with what decides in them, in one turn to the database.

use diesel::dsl::{AsSelect, SqlTypeOf};
use diesel::pg::Pg;
use diesel::prelude::*;
use diesel::sql_types::{Bool, Integer};
use diesel_async::{AsyncPgConnection, RunQueryDsl};
use uuid::Uuid;

use super::limits::Limits;
use super::seats::LockedSeats;
use crate::platform::db::SqlExpression;

/// A session under lock, or held by somebody else.
#[derive(Debug, Queryable)]
pub struct Opened {
    /// Its counters.
    pub seats: LockedSeats,
    /// Somebody else holds it: the counters may change.
    pub held: bool,
    /// The edit of what it says: every change raises it.
    pub edit: i32,
    /// Its limits.
    pub limits: Limits,
}

type Row = (
    SqlTypeOf<AsSelect<LockedSeats, Pg>>,
    Bool,
    Integer,
    SqlTypeOf<AsSelect<Limits, Pg>>,
);

/// Locks the counters of sessions in id order. All else is read after the locks were taken, so that
/// it is what the one before has left. A session that does not exist is not in the answer.
///
/// `patient` waits for those that somebody else holds, as long as a person may wait.
///
/// # Errors
/// Of the database.
pub async fn open(
    mut conn: &AsyncPgConnection,
    ids: &[Uuid],
    patient: bool,
) -> QueryResult<Vec<Opened>> {
    let row: SqlExpression<Row> = SqlExpression::sql(
        "o.session_id, o.total, o.overbook, o.taken, o.waiting, o.next_place, o.kept, o.kept_until, \
         o.next_expiry, o.held, o.edit, o.lead_minutes, o.seats_per_booking, o.bookings_per_contact, \
         o.desk_seats, o.desk_until_minutes_before from open_sessions(",
    )
    .ids(ids.to_vec())
    .then(", ")
    .bool(patient)
    .then(") o");
    diesel::select(row).load(&mut conn).await
}
