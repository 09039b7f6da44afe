//! What the scenarios read from the service's tables, and what their controls do to them: the names
//! of columns stand here, in `letters/outbox.rs` and in `history/recorder.sql`, nowhere else.

use std::collections::BTreeSet;

use tokio_postgres::{Client, Row};

/// A booking with everything that was written with it.
#[derive(Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct StoredBooking {
    pub id: String,
    pub session: String,
    pub number: String,
    pub seats: i32,
    pub status: String,
    pub key: Option<String>,
    /// Kinds of its letters.
    pub letters: Vec<String>,
}

const BOOKINGS: &str = "
    select b.id::text, b.session_id::text, b.number, b.seats, b.status, k.key,
           array(select kind from letters l where l.booking_id = b.id order by kind)
      from bookings b left join idempotency_keys k on k.created_id = b.id
     where b.session_id = any($1::text[]::uuid[])";

/// A booking without its key or its letter, or one of these without it. Other kinds of keys belong
/// to setting up the installation.
const HALF_BOOKINGS: &str = "
    select count(*) from bookings b
      full join idempotency_keys k on k.created_id = b.id and k.kind = 'booking'
      full join letters l on l.booking_id = b.id
     where (b.id is null or k.key is null or l.id is null)
       and coalesce(k.kind, 'booking') = 'booking'";

/// Whether more seats are taken than there are: by the counter, or by the rows.
pub const IS_OVERSOLD: &str = "
    select exists (select from session_seats s
     where greatest(taken, (select coalesce(sum(seats), 0) from bookings b
             where b.session_id = s.session_id and status = 'confirmed')) > total + overbook)";

pub async fn bookings(sql: &Client, sessions: &[String]) -> Vec<StoredBooking> {
    let rows = sql.query(BOOKINGS, &[&sessions]).await.unwrap();
    let booking = |row: &Row| StoredBooking {
        id: row.get(0),
        session: row.get(1),
        number: row.get(2),
        seats: row.get(3),
        status: row.get(4),
        key: row.get(5),
        letters: row.get(6),
    };
    rows.iter().map(booking).collect()
}

pub async fn half_bookings(sql: &Client) -> i64 {
    one(sql, HALF_BOOKINGS).await.get(0)
}

pub async fn confirmed_bookings(sql: &Client) -> i64 {
    let count = "select count(*) from bookings where status = 'confirmed'";
    one(sql, count).await.get(0)
}

/// The idempotency keys that begin so.
pub async fn keys(sql: &Client, prefix: &str) -> BTreeSet<String> {
    let keys = "select key from idempotency_keys where starts_with(key, $1)";
    let keys = sql.query(keys, &[&prefix]).await.unwrap();
    keys.iter().map(|row| row.get(0)).collect()
}

/// Seats taken, by the only session's counter.
pub async fn seats_taken(sql: &Client) -> i32 {
    one(sql, "select taken from session_seats").await.get(0)
}

pub async fn free_seats(sql: &Client, session: &str) -> i32 {
    let free = "select total - taken from session_seats where session_id = $1::text::uuid";
    sql.query_one(free, &[&session]).await.unwrap().get(0)
}

/// Takes a seat, whether there is one or not.
pub async fn take_seat(sql: &Client, session: &str) {
    let take = "update session_seats set taken = taken + 1 where session_id = $1::text::uuid";
    sql.execute(take, &[&session]).await.unwrap();
}

/// From now on the table lets more seats be taken than there are.
pub async fn allow_overselling(sql: &Client) {
    let unguarded = "alter table session_seats drop constraint session_seats_never_oversold";
    sql.batch_execute(unguarded).await.unwrap();
}

async fn one(sql: &Client, query: &str) -> Row {
    sql.query_one(query, &[]).await.unwrap()
}
