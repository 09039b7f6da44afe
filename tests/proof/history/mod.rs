//! A random history of everything that changes seats, written down by two who do not know each
//! other: callers their answers, the database every change. A checker of its own compares them.

pub mod act;
pub mod check;
pub mod drive;
pub mod replay;
pub mod told;

use std::collections::BTreeMap;
use std::time::{SystemTime, UNIX_EPOCH};

use serde::Deserialize;
use tokio_postgres::Client;
use uuid::Uuid;

/// Microseconds since 1970, of this machine or of the service's clock.
pub type Micros = i64;

/// The machine's time.
pub fn real_now() -> Micros {
    let since = SystemTime::now().duration_since(UNIX_EPOCH).unwrap();
    Micros::try_from(since.as_micros()).unwrap()
}

/// All that is known of what happened.
#[derive(Debug, Default)]
pub struct History {
    /// Until when, by the service's clock, a session gives its free seats to those who wait.
    pub promotes_until: BTreeMap<Uuid, Micros>,
    /// What the database wrote down, in its order.
    pub changes: Vec<Change>,
    /// What callers were told.
    pub answers: Vec<Answer>,
    /// The machine's time, and the service's clock from then on.
    pub clock: Vec<(Micros, Micros)>,
    /// When everybody had stopped, by the machine's time.
    pub ended_at: Micros,
}

impl History {
    /// The service's clock at a time of the machine.
    pub fn clock_at(&self, real: Micros) -> Micros {
        let after = self.clock.partition_point(|(at, _)| *at <= real);
        self.clock[after.max(1) - 1].1
    }

    /// When, by the machine's time, the service's clock had come so far.
    pub fn real_at(&self, clock: Micros) -> Option<Micros> {
        let first = self.clock.partition_point(|(_, shown)| *shown < clock);
        self.clock.get(first).map(|(at, _)| *at)
    }
}

/// A row after a change.
#[derive(Debug, Clone)]
pub struct Change {
    /// The transaction.
    pub xact: i64,
    /// When, by the machine's time.
    pub at: Micros,
    /// The session.
    pub session: Uuid,
    /// The row.
    pub what: What,
}

/// Which row, and what it says now; nothing where it is gone.
#[derive(Debug, Clone)]
pub enum What {
    /// The counters.
    Seats(Seats),
    /// A booking.
    Booking(Uuid, Option<Booking>),
    /// A hold.
    Hold(Uuid, Option<Hold>),
}

/// Counters.
#[derive(Debug, Clone, Default, Deserialize)]
pub struct Seats {
    pub total: Option<i64>,
    pub overbook: i64,
    pub taken: i64,
    pub waiting: i64,
}

/// A booking, as far as seats go.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub struct Booking {
    pub seats: i64,
    pub status: String,
    pub place: Option<i64>,
    #[serde(default)]
    pub released: bool,
    /// The end of an offer, by the service's clock.
    pub until: Option<Micros>,
}

/// A hold.
#[derive(Debug, Clone, Deserialize)]
pub struct Hold {
    pub seats: i64,
    /// Its end, by the service's clock.
    pub until: Micros,
}

/// What somebody was told, and between which times.
#[derive(Debug, Clone)]
pub struct Answer {
    pub asked_at: Micros,
    pub answered_at: Micros,
    pub session: Uuid,
    pub said: Said,
}

/// What was said.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Said {
    /// A booking was made, with this status; so many of its seats were held for it.
    Booked {
        id: Uuid,
        seats: i64,
        held: i64,
        status: String,
    },
    /// Fewer seats are left than these.
    SoldOut { wanted: i64 },
    /// A booking that was there has this status now.
    Became { id: Uuid, status: String },
}

/// Begins to write down what the database does.
pub async fn record(sql: &Client) {
    sql.batch_execute(include_str!("recorder.sql"))
        .await
        .unwrap();
}

/// What was written down so far.
pub async fn recorded(sql: &Client) -> Vec<Change> {
    let all = "select xact, at, session_id::text, what, id::text, facts::text \
               from proof_history order by seq";
    let rows = sql.query(all, &[]).await.unwrap();
    rows.iter().map(change).collect()
}

fn change(row: &tokio_postgres::Row) -> Change {
    let id = |at: usize| row.get::<_, &str>(at).parse::<Uuid>().unwrap();
    let facts: Option<&str> = row.get(5);
    let what = match row.get(3) {
        "seats" => What::Seats(serde_json::from_str(facts.unwrap()).unwrap()),
        "booking" => {
            let booking = facts.map(|facts| serde_json::from_str(facts).unwrap());
            What::Booking(id(4), booking)
        }
        _ => What::Hold(
            id(4),
            facts.map(|facts| serde_json::from_str(facts).unwrap()),
        ),
    };
    Change {
        xact: row.get(0),
        at: row.get(1),
        session: id(2),
        what,
    }
}
