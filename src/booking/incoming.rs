//! Bookings on their way into the database, column by column, each with its key and its letter, and the
//! counters of their sessions: all of a batch in one prepared statement. Rows of a type of our own
//! would be serialised twice by `diesel_async`.

#![expect(
    clippy::too_many_arguments,
    reason = "the database's function takes a column each"
)]

use chrono::{DateTime, Utc};
use diesel::define_sql_function;
use diesel::prelude::*;
use diesel::sql_types::{
    Array, BigInt, Binary, Bool, Integer, Jsonb, Nullable, SmallInt, Text, Timestamptz,
    Uuid as SqlUuid,
};
use diesel_async::{AsyncPgConnection, RunQueryDsl};
use futures_util::FutureExt;
use futures_util::future::BoxFuture;

use super::batch::KIND;
use super::book::{BatchError, Order};
use super::model::Booking;
use super::tell::{self, Kind};
use crate::platform::db::broken_constraint;
use crate::platform::idempotent::Once;
use crate::session::{self, LockedSeats};

define_sql_function! {
    /// Writes bookings. One prepared call for any number.
    fn write_bookings(
        ids: Array<SqlUuid>, organisations: Array<SqlUuid>, sessions: Array<SqlUuid>,
        numbers: Array<Text>, signing_keys: Array<SmallInt>, statuses: Array<Text>,
        seats: Array<Integer>, companions: Array<Integer>, names: Array<Nullable<Text>>,
        emails: Array<Nullable<Text>>, phones: Array<Nullable<Text>>, notifies: Array<Text>,
        booked_by: Array<Jsonb>, languages: Array<Text>, interpreters: Array<Nullable<Text>>,
        topics: Array<Text>, devices: Array<Nullable<Text>>, needs: Array<Text>,
        visits: Array<Nullable<Jsonb>>, walk_ins: Array<Bool>, places: Array<Nullable<BigInt>>,
        created_by: Array<Nullable<SqlUuid>>,
        scopes: Array<Text>, keys: Array<Text>, fingerprints: Array<Binary>, kind: Text,
        letters: Array<Nullable<SqlUuid>>, letter_kind: Text,
        made_at: Timestamptz,
    ) -> Text;
}

define_sql_function! {
    /// The transaction's number, which nobody reads; none before it has locked or written a row.
    fn pg_current_xact_id_if_assigned() -> Nullable<Text>;
}

/// A booking on its way, with the order it was.
pub(super) type Incoming<'a> = (&'a Order, &'a Booking);

/// Writes the bookings that orders became and the counters of their sessions. The commit may be sent
/// right behind it.
///
/// # Errors
/// `Raced` when a twin of one came true elsewhere in this very moment, `NumberTaken`, `Overtaken`; of
/// the database.
pub(super) async fn write(
    conn: &AsyncPgConnection,
    made: &[Incoming<'_>],
    seats: &[LockedSeats],
    now: DateTime<Utc>,
) -> Result<(), BatchError> {
    match send(conn, made, seats, now).await {
        Ok(0) => Err(BatchError::Overtaken),
        Ok(_) => Ok(()),
        Err(error) => Err(match broken_constraint(&error) {
            Some("idempotency_keys_pkey") => BatchError::Raced,
            Some("bookings_number_unique") => BatchError::NumberTaken,
            _ => error.into(),
        }),
    }
}

/// Has the statement prepared on a new connection of the counter, and writes nothing. Were it yet to be
/// prepared when it is needed, the commit behind it would overtake it.
///
/// # Errors
/// Of the database.
pub fn prepare_counter(conn: &mut AsyncPgConnection) -> BoxFuture<'_, QueryResult<()>> {
    async { send(conn, &[], &[], DateTime::UNIX_EPOCH).await.map(drop) }.boxed()
}

/// Sends the statement; the rows it answers. One, and none where no transaction is under way that has
/// locked a row: there it would be none of the commit's, and so does nothing.
async fn send(
    mut conn: &AsyncPgConnection,
    made: &[Incoming<'_>],
    seats: &[LockedSeats],
    now: DateTime<Utc>,
) -> QueryResult<usize> {
    let of = Columns(made);
    let call = write_bookings(
        of.each(|one| one.id),
        of.each(|one| one.organisation_id),
        of.each(|one| one.session_id),
        of.each(|one| one.number.as_str()),
        of.each(|one| one.key_id),
        of.each(|one| one.status.as_str()),
        of.each(|one| one.seats),
        of.each(|one| one.companions),
        of.each(|one| one.name.as_deref()),
        of.each(|one| one.email.as_deref()),
        of.each(|one| one.phone.as_deref()),
        of.each(|one| one.notify.as_str()),
        of.each(|one| &one.booked_by),
        of.each(|one| one.language.as_str()),
        of.each(|one| one.interpreter.as_deref()),
        of.each(|one| one.topics.join(",")),
        of.each(|one| one.device.as_deref()),
        of.each(|one| one.needs.join(",")),
        of.each(|one| one.visit.as_ref()),
        of.each(|one| one.walk_in),
        of.each(|one| one.place),
        of.each(|one| one.created_by),
        of.key(|once| once.scope.as_str()),
        of.key(|once| once.key.as_str()),
        of.key(|once| once.fingerprint.as_slice()),
        KIND,
        of.each(tell::confirming_letter),
        Kind::Confirmation.name(),
        now,
    );
    diesel::select((call, session::settling(seats)))
        .filter(pg_current_xact_id_if_assigned().is_not_null())
        .execute(&mut conn)
        .await
}

/// Rows, read column by column.
struct Columns<'a>(&'a [Incoming<'a>]);

impl<'a> Columns<'a> {
    fn each<T>(&self, column: impl Fn(&'a Booking) -> T) -> Vec<T> {
        self.0.iter().map(|(_, booking)| column(booking)).collect()
    }

    fn key<T>(&self, column: impl Fn(&'a Once) -> T) -> Vec<T> {
        self.0
            .iter()
            .map(|(order, _)| column(&order.once))
            .collect()
    }
}
