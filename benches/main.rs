//! What `make bench` measures, always as ratios in one run on one machine: bookings and the public
//! list through HTTP beside pgbench on the same PostgreSQL, in turns.
//!
//! `cargo bench -- list last-seats` runs only these parts; `quick` makes all of it short.

#![expect(
    clippy::indexing_slicing,
    reason = "tables of a fixed shape; a panic ends the run and says where"
)]

mod bookings;
mod desk;
mod last_seats;
mod list;
mod reads;
mod stored;
mod support;

use anyhow::Result;

use support::Postgres;
use support::report::Report;

/// How long and how often is measured.
#[derive(Debug, Clone, Copy)]
pub struct Pace {
    rounds: usize,
    seconds: u64,
    sessions_stored: u32,
}

const FULL: Pace = Pace {
    rounds: 3,
    seconds: 3,
    sessions_stored: 100_000,
};
/// To see that everything runs; its figures say nothing.
const QUICK: Pace = Pace {
    rounds: 1,
    seconds: 1,
    sessions_stored: 2_000,
};

#[tokio::main(worker_threads = 1)]
async fn main() -> Result<()> {
    let asked: Vec<String> = std::env::args().skip(1).collect();
    let has = |name: &str| asked.iter().any(|one| one == name);
    let pace = if has("quick") { QUICK } else { FULL };
    let parts = ["list", "bookings", "last-seats", "stored", "reads", "desk"];
    let all = !parts.iter().any(|part| has(part));
    let postgres = Box::pin(Postgres::start()).await?;
    let mut report = Report::new();
    let measured = async {
        for part in parts.into_iter().filter(|part| all || has(part)) {
            match part {
                "list" => list::measure(&postgres, pace, &mut report).await?,
                "bookings" => bookings::measure(&postgres, pace, &mut report).await?,
                "last-seats" => last_seats::measure(&postgres, &mut report).await?,
                "desk" => desk::measure(&postgres, pace, &mut report).await?,
                "reads" => reads::measure(&postgres, pace, &mut report).await?,
                _ => stored::measure(&postgres, pace, &mut report).await?,
            }
        }
        Ok(())
    }
    .await;
    report.close(&postgres.version().await?)?;
    postgres.stop().await?;
    measured
}
