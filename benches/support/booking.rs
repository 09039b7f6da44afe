//! Bookings through HTTP: which sessions, and what is sent.

use std::sync::atomic::{AtomicU64, Ordering};

use anyhow::{Result, ensure};

use super::Postgres;
use super::load::{Load, LoadOutcome};
use super::service::Service;

/// No two bookings of a run have the same key or address.
static NEXT: AtomicU64 = AtomicU64::new(0);
/// A bound for any run of one load.
const MANY: u64 = 100_000_000;

/// Sessions to book in.
pub struct Sessions(Vec<String>);

impl Sessions {
    /// Those with more seats than we can take.
    pub async fn of(postgres: &Postgres, database: &str) -> Result<Self> {
        let many = "select session_id::text from session_seats where total = 1000000 order by md5(session_id::text)";
        let rows = postgres.sql(database).await?.query(many, &[]).await?;
        let found: Vec<String> = rows.iter().map(|row| row.get(0)).collect();
        ensure!(!found.is_empty(), "there is nothing to book in");
        Ok(Self(found))
    }

    /// One session, which now has so many seats.
    pub async fn with_seats(postgres: &Postgres, database: &str, seats: u64) -> Result<Self> {
        let one = format!(
            "update session_seats set total = {seats} where session_id = \
             (select session_id from session_seats where total = 1000000 limit 1) \
             returning session_id::text"
        );
        let row = postgres.sql(database).await?.query_one(&one, &[]).await?;
        Ok(Self(vec![row.get(0)]))
    }

    /// Books for some seconds, spread over so many of them. Every booking must be made.
    pub async fn book(
        &self,
        service: &Service,
        over: usize,
        connections: usize,
        seconds: u64,
    ) -> Result<LoadOutcome> {
        let load = Load::lasting(service.address, connections, seconds);
        load.run(201, self.requests(over))
    }

    /// So many tries for the first, which need not succeed.
    pub async fn try_for(
        &self,
        service: &Service,
        tries: usize,
        connections: usize,
    ) -> Result<LoadOutcome> {
        let load = Load::counted(service.address, connections, tries);
        load.run_whatever_comes(self.requests(1))
    }

    fn requests(&self, over: usize) -> impl Fn(u64, &mut Vec<u8>) + Send {
        let heads: Vec<String> = self
            .0
            .iter()
            .take(over)
            .map(|session| head(session))
            .collect();
        let first = NEXT.fetch_add(MANY, Ordering::Relaxed);
        move |n, text| {
            // Neighbours in time are no neighbours in the list.
            let at = usize::try_from(n * 7919).unwrap_or_default() % heads.len();
            text.extend_from_slice(heads[at].as_bytes());
            let one = first + n;
            let tail = format!(
                "{one:019}\r\ncontent-length: 97\r\n\r\n\
                 {{\"name\":\"Alva Ek\",\"contact\":{{\"email\":\"resident-{one:019}@bench.example.org\"}},\"seats\":1}}"
            );
            text.extend_from_slice(tail.as_bytes());
        }
    }
}

fn head(session: &str) -> String {
    format!(
        "POST /api/v1/sessions/{session}/bookings HTTP/1.1\r\nhost: bench\r\n\
         content-type: application/json\r\nidempotency-key: benchmark-booking-"
    )
}

/// A rate of bookings that are not there would be no rate.
pub async fn ensure_all_stored(postgres: &Postgres, database: &str) -> Result<()> {
    let drift = "select count(*) from session_seats s left join \
                 (select session_id, count(*) from bookings where status = 'confirmed' group by 1) b \
                 using (session_id) where s.taken <> coalesce(b.count, 0)";
    let row = postgres.sql(database).await?.query_one(drift, &[]).await?;
    let drifted: i64 = row.get(0);
    ensure!(drifted == 0, "{drifted} sessions have lost bookings");
    Ok(())
}
