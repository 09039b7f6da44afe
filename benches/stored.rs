//! Bookings with a million of them stored, beside an empty database, in turns.

use anyhow::Result;

use crate::Pace;
use crate::support::Postgres;
use crate::support::booking::{Sessions, ensure_all_stored};
use crate::support::load::LoadOutcome;
use crate::support::report::Report;
use crate::support::service::Service;

const CONNECTIONS: usize = 64;
const BOOKINGS: &str = include_str!("support/bookings.sql");

/// Measures and reports.
pub async fn measure(postgres: &Postgres, pace: Pace, report: &mut Report) -> Result<()> {
    postgres.fill("bench_empty", 1000).await?;
    postgres.fill("bench_stored", pace.sessions_stored).await?;
    let empty = Service::start(&postgres.url("bench_empty"), &[]).await?;
    // The bookings carry the key that the service registers at its start.
    let stored = Service::start(&postgres.url("bench_stored"), &[]).await?;
    postgres.run("bench_stored", BOOKINGS).await?;
    postgres.vacuum_and_checkpoint("bench_stored").await?;
    let sides = [("bench_empty", empty), ("bench_stored", stored)];
    let mut rounds = [Vec::new(), Vec::new()];
    for round in 0..=pace.rounds {
        for (at, (database, service)) in sides.iter().enumerate() {
            let sessions = Sessions::of(postgres, database).await?;
            let outcome = sessions
                .book(service, 1000, CONNECTIONS, pace.seconds)
                .await?;
            // The first round only warms up.
            if round > 0 {
                rounds[at].push(outcome);
            }
        }
    }
    for (database, _) in &sides {
        ensure_all_stored(postgres, database).await?;
    }
    let [empty, stored] = rounds.map(|outcomes| LoadOutcome::of(outcomes.into_iter()));
    report.outcome("bookings, empty database", &empty);
    let name = format!("bookings, {} stored", u64::from(pace.sessions_stored) * 10);
    report.outcome(&name, &stored);
    report.ratio("a million stored ÷ empty", stored.rate / empty.rate, 0.9);
    Ok(())
}
