//! The one statement that writes a batch: bookings column by column, each with its key, its letter
//! and what it came from, and the counters of their sessions. Prepared once for any number of rows; rows of a type of our own
//! would be serialised twice by `diesel_async`.

#![expect(
    clippy::too_many_arguments,
    reason = "the database's function takes a column each"
)]

use chrono::{DateTime, Utc};
use diesel::define_sql_function;
use diesel::sql_types::{
    Array, BigInt, Binary, Bool, Integer, Jsonb, Nullable, SmallInt, Text, Timestamptz,
    Uuid as SqlUuid,
};
use diesel_async::{AsyncPgConnection, RunQueryDsl};

use super::command::{BatchError, BookingCommand, KIND};
use crate::booking::connection::{self, Fingerprint};
use crate::booking::details::BookingDetails;
use crate::booking::model::Booking;
use crate::booking::notify::{LetterFate, LetterKind};
use crate::platform::db::broken_constraint;
use crate::platform::idempotency::IdempotentRequest;
use crate::platform::ids::LetterId;
use crate::session::{self, SeatCounters};

define_sql_function! {
    /// Writes bookings. One prepared call for any number.
    fn write_bookings(
        ids: Array<SqlUuid>, organisations: Array<SqlUuid>, sessions: Array<SqlUuid>,
        numbers: Array<Text>, signing_keys: Array<SmallInt>, statuses: Array<Text>,
        seats: Array<Integer>, companions: Array<Integer>, names: Array<Nullable<Text>>,
        emails: Array<Nullable<Text>>, phones: Array<Nullable<Text>>, phones_typed: Array<Nullable<Text>>, notifies: Array<Text>,
        booked_by: Array<Jsonb>, languages: Array<Text>, interpreters: Array<Nullable<Text>>,
        topics: Array<Text>, devices: Array<Nullable<Text>>, needs: Array<Text>,
        visits: Array<Nullable<Jsonb>>, walk_ins: Array<Bool>, places: Array<Nullable<BigInt>>,
        created_by: Array<Nullable<SqlUuid>>,
        scopes: Array<Text>, keys: Array<Text>, fingerprints: Array<Binary>, kind: Text,
        letters: Array<Nullable<SqlUuid>>, letter_kind: Text,
        made_at: Timestamptz,
    ) -> Text;
}

/// A booking to be written, with the command that made it.
pub(super) struct NewRow<'a> {
    pub command: &'a BookingCommand,
    pub booking: &'a Booking,
    pub details: &'a BookingDetails,
    /// What becomes of its letter. One that is withheld is not among those of the statement.
    pub letter: Option<LetterFate>,
}

/// Writes bookings with their keys and letters, and the counters of their sessions.
///
/// # Errors
/// `KeyConflict` when a duplicate of one committed elsewhere in this very moment, `NumberCollision`; of
/// the database.
pub(super) async fn insert(
    mut conn: &AsyncPgConnection,
    rows: &[NewRow<'_>],
    seats: &[SeatCounters],
    now: DateTime<Utc>,
) -> Result<(), BatchError> {
    let of = Columns(rows);
    let call = write_bookings(
        of.each(|one| one.id),
        of.each(|one| one.organisation_id),
        of.each(|one| one.session_id),
        of.each(|one| one.number.as_str()),
        of.each(|one| one.key_id),
        of.each(|one| one.status.name()),
        of.each(|one| one.seats),
        of.detail(|one| one.companions),
        of.each(|one| one.name.as_deref()),
        of.each(|one| one.email.as_deref()),
        of.each(|one| one.phone.as_deref()),
        of.each(|one| one.phone_typed.as_deref()),
        of.each(|one| one.notify.name()),
        of.detail(|one| &one.booked_by),
        of.each(|one| one.language.as_str()),
        of.each(|one| one.interpreter.as_deref()),
        of.detail(|one| one.topics.join(",")),
        of.detail(|one| one.device.as_deref()),
        of.detail(|one| one.needs.join(",")),
        of.detail(|one| one.visit.as_ref()),
        of.each(|one| one.walk_in),
        of.each(|one| one.place),
        of.each(|one| one.created_by),
        of.key(|once| once.scope.as_str()),
        of.key(|once| once.key.as_str()),
        of.key(|once| once.keyed_fingerprint.as_slice()),
        KIND,
        of.letters(),
        LetterKind::Confirmation.name(),
        now,
    );
    let came_from = connection::keeping(&of.connections(), now);
    diesel::select((call, came_from, session::saving(seats)))
        .execute(&mut conn)
        .await
        .map_err(refused)?;
    Ok(())
}

/// What a broken constraint means for the batch.
fn refused(error: diesel::result::Error) -> BatchError {
    match broken_constraint(&error) {
        Some("idempotency_keys_pkey") => BatchError::KeyConflict,
        Some("bookings_number_unique") => BatchError::NumberCollision,
        _ => error.into(),
    }
}

/// Rows, read column by column.
struct Columns<'a>(&'a [NewRow<'a>]);

impl<'a> Columns<'a> {
    fn each<T>(&self, column: impl Fn(&'a Booking) -> T) -> Vec<T> {
        self.0.iter().map(|row| column(row.booking)).collect()
    }

    fn detail<T>(&self, column: impl Fn(&'a BookingDetails) -> T) -> Vec<T> {
        self.0.iter().map(|row| column(row.details)).collect()
    }

    fn letters(&self) -> Vec<Option<LetterId>> {
        let goes = |row: &NewRow<'_>| row.letter == Some(LetterFate::Sent);
        let letters = self.0.iter().map(|row| goes(row).then(LetterId::fresh));
        letters.collect()
    }

    /// Those of the public, as far as they are known.
    fn connections(&self) -> Vec<(&'a Booking, Fingerprint)> {
        let known = |row: &'a NewRow<'a>| Some((row.booking, row.command.connection?));
        self.0.iter().filter_map(known).collect()
    }

    fn key<T>(&self, column: impl Fn(&'a IdempotentRequest) -> T) -> Vec<T> {
        self.0.iter().map(|row| column(&row.command.once)).collect()
    }
}
