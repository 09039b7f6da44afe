//! Bookings on their way into the database: rows as PostgreSQL takes them, many in one prepared
//! call.

use chrono::{DateTime, Utc};
use diesel::define_sql_function;
use diesel::pg::Pg;
use diesel::prelude::*;
use diesel::serialize::{self, Output, ToSql, WriteTuple};
use diesel::sql_types::{
    Array, BigInt, Bool, Integer, Jsonb, Nullable, SmallInt, Text, Timestamptz, Uuid as SqlUuid,
};
use diesel_async::{AsyncPgConnection, RunQueryDsl};
use uuid::Uuid;

use super::model::Booking;

define_sql_function! {
    /// Writes bookings; answers the ids written. One prepared call for any number.
    fn insert_bookings(incoming: Array<NewBooking>, made_at: Timestamptz) -> SqlUuid;
}

/// The database's type of a booking on its way in.
#[derive(Debug, Clone, Copy, diesel::sql_types::SqlType, diesel::query_builder::QueryId)]
#[diesel(postgres_type(name = "new_booking"))]
struct NewBooking;

/// Writes new bookings. Those whose number somebody has already are not among the ids answered.
///
/// # Errors
/// Of the database.
pub(super) async fn insert(
    mut conn: &AsyncPgConnection,
    bookings: Vec<&Booking>,
    now: DateTime<Utc>,
) -> QueryResult<Vec<Uuid>> {
    let incoming: Vec<Incoming<'_>> = bookings.into_iter().map(Incoming).collect();
    diesel::select(insert_bookings(incoming, now))
        .load(&mut conn)
        .await
}

#[derive(Debug)]
struct Incoming<'a>(&'a Booking);

impl ToSql<NewBooking, Pg> for Incoming<'_> {
    fn to_sql<'b>(&'b self, out: &mut Output<'b, '_, Pg>) -> serialize::Result {
        let one = self.0;
        WriteTuple::<(
            SqlUuid,
            SqlUuid,
            SqlUuid,
            Text,
            SmallInt,
            Text,
            Integer,
            Integer,
            Nullable<Text>,
            Nullable<Text>,
            Nullable<Text>,
            Text,
            Jsonb,
            Text,
            Nullable<Text>,
            Array<Text>,
            Nullable<Text>,
            Array<Text>,
            Nullable<Jsonb>,
            Bool,
            Nullable<BigInt>,
            Nullable<SqlUuid>,
        )>::write_tuple(
            &(
                one.id,
                one.organisation_id,
                one.session_id,
                &one.number,
                one.key_id,
                &one.status,
                one.seats,
                one.companions,
                &one.name,
                &one.email,
                &one.phone,
                &one.notify,
                &one.booked_by,
                &one.language,
                &one.interpreter,
                &one.topics,
                &one.device,
                &one.needs,
                &one.visit,
                one.walk_in,
                one.place,
                one.created_by,
            ),
            out,
        )
    }
}
