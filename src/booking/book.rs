//! Book seats: take them, write the bookings, remember the keys, promise the letters. Whatever is
//! served together is one transaction, and each wish has an answer of its own.

use std::sync::Arc;

use chrono::{DateTime, Utc};
use diesel_async::AsyncPgConnection;
use futures_util::FutureExt;

use super::BookingNumber;
use super::batch::Batch;
use super::counter::Turn;
use super::decide::Refusal;
use super::locked::Patience;
use super::model::Booking;
use super::wish::Wish;
use crate::platform::db::Conn;
use crate::platform::http::idempotency::IdempotencyKey;
use crate::platform::http::problem::Problem;
use crate::platform::idempotent::{Once, PUBLIC};
use crate::platform::ids::{BookingId, HoldId, StaffId};
use crate::platform::secrets::{Keys, NoRandomness};
use crate::platform::transaction;
use crate::session::Session;

/// How numbers are drawn; a test draws one that is taken.
pub type Draw = fn() -> Result<BookingNumber, NoRandomness>;

/// What the counter books by, beside what each session says.
#[derive(Clone)]
pub struct House {
    /// The keys PINs are derived with.
    pub keys: Arc<Keys>,
    /// How numbers are drawn.
    pub draw: Draw,
    /// The most live bookings one contact may have in sessions to come; none where not limited.
    pub most_live: Option<i32>,
}

/// A wish and who brings it.
#[derive(Debug, Clone)]
pub struct Order {
    /// The booking's id, if it comes into being: a key found with it was remembered for this very
    /// order, by a transaction whose end was not heard.
    pub id: BookingId,
    /// What is wanted.
    pub wish: Wish,
    /// The member of staff who books; none on the public pages.
    pub by: Option<StaffId>,
    /// The hold that becomes this booking.
    pub hold: Option<HoldId>,
    /// The caller's key.
    pub once: Once,
    /// The session as the door saw it: not read again where it has not changed since.
    pub seen: Option<Arc<Session>>,
}

impl Order {
    /// An order under a fresh id. The caller's key is staff's own, or the public's.
    #[must_use]
    pub fn new(wish: Wish, by: Option<StaffId>, key: IdempotencyKey, keys: &Keys) -> Self {
        let scope = by.map_or_else(|| PUBLIC.to_owned(), |staff| staff.to_string());
        Self {
            id: BookingId::fresh(),
            hold: wish.hold,
            once: Once::of_written(scope, key, &wish.written(), keys),
            wish,
            by,
            seen: None,
        }
    }

    /// The same, by a door that has just seen the session.
    #[must_use]
    pub fn seeing(mut self, session: &Arc<Session>) -> Self {
        self.seen = Some(Arc::clone(session));
        self
    }
}

/// What came of an order.
#[derive(Debug, Clone)]
pub struct Booked {
    /// The booking as it is now.
    pub booking: Booking,
    /// Its session.
    pub session: Arc<Session>,
    /// Its place among those who wait, from 1.
    pub position: Option<i64>,
    /// The version of the PIN that may be shown; none when a new one was made since.
    pub pin_version: Option<i32>,
    /// Whether an earlier request made it.
    pub replayed: bool,
}

/// Why nothing was booked.
#[derive(Debug)]
pub enum BookError {
    /// By a rule.
    Refused(Refusal),
    /// By the key, or the database.
    Problem(Problem),
}

impl From<Refusal> for BookError {
    fn from(refusal: Refusal) -> Self {
        Self::Refused(refusal)
    }
}

impl From<Problem> for BookError {
    fn from(problem: Problem) -> Self {
        Self::Problem(problem)
    }
}

impl From<diesel::result::Error> for BookError {
    fn from(error: diesel::result::Error) -> Self {
        Self::Problem(error.into())
    }
}

/// What becomes of one order of several.
#[derive(Debug)]
pub enum Answer {
    /// Decided, and committed when it is a booking.
    Decided(Result<Box<Booked>, BookError>),
    /// Somebody else holds the session: to be served again, with more patience.
    Held,
}

/// Why a whole transaction came to nothing; no order in it was decided.
#[derive(Debug, thiserror::Error)]
pub enum BatchError {
    /// A twin of one of these came true elsewhere in this very moment: decide anew.
    #[error("a twin was faster")]
    Raced,
    /// A number was drawn that somebody has: with a million stored, one in 14,000.
    #[error("a number is taken")]
    NumberTaken,
    /// The commit was there before the last statement, and no booking was written: once more.
    #[error("overtaken by the commit")]
    Overtaken,
    /// The operating system has no random bytes.
    #[error("no random bytes")]
    NoRandomness,
    /// The database's.
    #[error(transparent)]
    Database(#[from] diesel::result::Error),
}

/// How a batch is served.
#[derive(Debug)]
pub struct Serving {
    /// Whether it waits for sessions that somebody else holds.
    pub patience: Patience,
    /// Held until all is written; the next batch begins while this one is being made durable.
    pub turn: Option<Turn>,
}

/// Serves orders together, in the order of their arrival. Acknowledged means committed.
///
/// Lock order: the sessions' seats by id, contacts sorted, keys sorted, then the rest.
///
/// # Errors
/// Of the transaction as a whole. One order's refusal is its own answer.
pub async fn book_all(
    conn: Conn,
    house: &House,
    orders: &[&Order],
    serving: Serving,
    now: DateTime<Utc>,
) -> Result<Vec<Answer>, BatchError> {
    let mut conn = transaction::on(conn);
    let Serving { patience, turn } = serving;
    let mut batch = match decided(&mut conn, house, orders, patience, now).await {
        Ok(batch) => batch,
        Err(error) => return transaction::end(conn, Err(error)).await,
    };
    if batch.is_one_statement() {
        // The commit does not wait for its answer: one round trip less while the seats are locked.
        let last = batch.write_rows(&conn).inspect(|_| drop(turn));
        let ended = transaction::commit_behind(&conn, last).await;
        transaction::lend(conn, ended)?;
    } else {
        let written = batch.write(&mut conn).await;
        drop(turn);
        transaction::end(conn, written).await?;
    }
    Ok(batch.answers())
}

async fn decided<'a>(
    conn: &mut AsyncPgConnection,
    house: &'a House,
    orders: &'a [&'a Order],
    patience: Patience,
    now: DateTime<Utc>,
) -> Result<Batch<'a>, BatchError> {
    let mut batch = Batch::open(conn, house, orders, patience, now).await?;
    batch.decide();
    batch.recall(conn).await?;
    Ok(batch)
}
