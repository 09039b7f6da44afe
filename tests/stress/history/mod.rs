//! A random history of everything that changes seats. Two write it down who do not know each other:
//! callers their answers (observations), the database every change.
//! A checker that knows the rules and none of the code compares them.

pub mod checker;
pub mod driver;
mod observations;
mod player;
mod replay;

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
    /// What callers were answered.
    pub observations: Vec<Observation>,
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
    pub xact: i64,
    /// When, by the machine's time.
    pub at: Micros,
    pub session: Uuid,
    pub row: ChangedRow,
}

/// What a row says after a change; nothing where it is gone.
#[derive(Debug, Clone)]
pub enum ChangedRow {
    Seats(SeatsState),
    Booking(Uuid, Option<BookingState>),
    Hold(Uuid, Option<HoldState>),
}

/// A session's counters.
#[derive(Debug, Clone, Default, Deserialize)]
pub struct SeatsState {
    pub total: Option<i64>,
    pub overbook: i64,
    pub taken: i64,
    pub waiting: i64,
}

/// A booking, as far as seats go.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub struct BookingState {
    pub seats: i64,
    pub status: String,
    /// Its place in the waiting list.
    pub place: Option<i64>,
    #[serde(default)]
    pub released: bool,
    /// The end of an offer, by the service's clock.
    pub until: Option<Micros>,
}

/// A hold, as far as seats go.
#[derive(Debug, Clone, Deserialize)]
pub struct HoldState {
    pub seats: i64,
    /// Its end, by the service's clock.
    pub until: Micros,
}

/// What a caller was answered, and between which times.
#[derive(Debug, Clone)]
pub struct Observation {
    pub asked_at: Micros,
    pub answered_at: Micros,
    pub session: Uuid,
    pub outcome: Outcome,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Outcome {
    /// A booking was made, with this status; so many of its seats were on hold for it.
    Booked {
        id: Uuid,
        seats: i64,
        on_hold: i64,
        status: String,
    },
    /// Fewer seats are left than these.
    SoldOut { wanted: i64 },
    /// A booking that was there has this status now.
    Became { id: Uuid, status: String },
}

/// From now on the database writes down every change.
pub async fn start_recording(sql: &Client) {
    sql.batch_execute(include_str!("recorder.sql"))
        .await
        .unwrap();
}

/// What was written down so far.
pub async fn recorded_changes(sql: &Client) -> Vec<Change> {
    let all = "select xact, at, session_id::text, what, id::text, facts::text \
               from stress_history order by seq";
    let rows = sql.query(all, &[]).await.unwrap();
    rows.iter().map(change).collect()
}

fn change(row: &tokio_postgres::Row) -> Change {
    let id = |at: usize| row.get::<_, &str>(at).parse::<Uuid>().unwrap();
    let facts: Option<&str> = row.get(5);
    let row_after = match row.get(3) {
        "seats" => ChangedRow::Seats(serde_json::from_str(facts.unwrap()).unwrap()),
        "booking" => {
            let booking = facts.map(|facts| serde_json::from_str(facts).unwrap());
            ChangedRow::Booking(id(4), booking)
        }
        _ => ChangedRow::Hold(
            id(4),
            facts.map(|facts| serde_json::from_str(facts).unwrap()),
        ),
    };
    Change {
        xact: row.get(0),
        at: row.get(1),
        session: id(2),
        row: row_after,
    }
}
