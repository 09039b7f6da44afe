//! Checks that what is written fits together: counters with rows, letters and keys with bookings, what
//! sessions are found by with what they say.
//! Whatever is found is a fault of ours; nothing is changed here.
//! The roof's verify job, the `verify` command and tests call this.

use diesel::QueryResult;
use diesel::sql_types::{BigInt, Uuid as SqlUuid};
use diesel_async::{AsyncPgConnection, RunQueryDsl};

use crate::platform::db::Number;
use crate::platform::ids::SessionId;
use crate::session;

/// A session whose counters and rows disagree.
#[derive(Debug, Clone, PartialEq, Eq, diesel::QueryableByName)]
pub struct Drift {
    /// The session.
    #[diesel(sql_type = SqlUuid)]
    pub session_id: SessionId,
    /// Seats the counter says.
    #[diesel(sql_type = BigInt)]
    pub taken: i64,
    /// Seats the rows say.
    #[diesel(sql_type = BigInt)]
    pub taken_by_rows: i64,
    /// Bookings the counter says are waiting.
    #[diesel(sql_type = BigInt)]
    pub waiting: i64,
    /// Bookings waiting.
    #[diesel(sql_type = BigInt)]
    pub waiting_by_rows: i64,
}

/// What was found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Findings {
    /// Sessions whose counters and rows disagree.
    pub drifts: Vec<Drift>,
    /// Bookings that were promised a letter and have none.
    pub letters_missing: i64,
    /// Letters of bookings that are not there.
    pub letters_astray: i64,
    /// Keys that remember a booking which is not there.
    pub keys_astray: i64,
    /// Sessions that are found by something else than they say.
    pub terms_stale: i64,
    /// Languages and topics of public sessions that the list does not offer.
    pub choices_missing: i64,
}

impl Findings {
    /// Whether nothing was found.
    #[must_use]
    pub fn is_clean(&self) -> bool {
        let counted = [
            self.letters_missing,
            self.letters_astray,
            self.keys_astray,
            self.terms_stale,
            self.choices_missing,
        ];
        self.drifts.is_empty() && counted == [0; 5]
    }
}

/// Checks everything.
pub async fn verify_all(conn: &mut AsyncPgConnection) -> QueryResult<Findings> {
    Ok(Findings {
        drifts: verify(conn).await?,
        letters_missing: letters_missing(conn).await?,
        letters_astray: letters_astray(conn).await?,
        keys_astray: keys_astray(conn).await?,
        terms_stale: session::stale_terms(conn).await?,
        choices_missing: session::choices_missing(conn).await?,
    })
}

/// Sessions whose counters and rows disagree. A drop-in's named walk-ins take no seats.
pub async fn verify(conn: &mut AsyncPgConnection) -> QueryResult<Vec<Drift>> {
    diesel::sql_query(
        "with booked as ( \
            select session_id, \
                   sum(seats) filter (where released_at is null \
                       and status in ('pending', 'offered', 'confirmed', 'came', 'no-show')) as seats, \
                   count(*) filter (where status = 'waiting') as waiting \
              from bookings group by session_id), \
         on_hold as (select session_id, sum(seats) as seats from holds group by session_id) \
         select c.session_id, c.taken::bigint as taken, \
                (coalesce(b.seats, 0) + coalesce(h.seats, 0))::bigint as taken_by_rows, \
                c.waiting::bigint as waiting, coalesce(b.waiting, 0)::bigint as waiting_by_rows \
           from session_seats c left join booked b using (session_id) left join on_hold h using (session_id) \
          where (c.total is not null and c.taken <> coalesce(b.seats, 0) + coalesce(h.seats, 0)) \
             or (c.total is null and c.taken <> 0) \
             or c.waiting <> coalesce(b.waiting, 0) \
          order by c.session_id",
    )
    .load(conn)
    .await
}

/// How many bookings were promised a letter and have none.
pub async fn letters_missing(conn: &mut AsyncPgConnection) -> QueryResult<i64> {
    count(
        conn,
        "select count(*) as n from bookings b \
          where b.notify = 'email' and not b.walk_in and b.wiped_at is null \
            and not exists (select 1 from letters l where l.booking_id = b.id and l.kind = 'confirmation')",
    )
    .await
}

/// Letters of bookings that are not there. No foreign key holds them: it would write to the
/// booking's row for each letter.
async fn letters_astray(conn: &mut AsyncPgConnection) -> QueryResult<i64> {
    count(
        conn,
        "select count(*) as n from letters l \
          where l.booking_id is not null \
            and not exists (select 1 from bookings b where b.id = l.booking_id)",
    )
    .await
}

/// Keys that remember a booking which is not there.
async fn keys_astray(conn: &mut AsyncPgConnection) -> QueryResult<i64> {
    count(
        conn,
        "select count(*) as n from idempotency_keys k \
          where k.kind = 'booking' and not exists (select 1 from bookings b where b.id = k.created_id)",
    )
    .await
}

async fn count(conn: &mut AsyncPgConnection, query: &str) -> QueryResult<i64> {
    let counted: Number = diesel::sql_query(query).get_result(conn).await?;
    Ok(counted.n)
}
