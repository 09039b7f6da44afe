//! Bookings with a million of them stored, beside an empty database, in turns.

use anyhow::Result;

use crate::Pace;
use crate::ground::Ground;
use crate::ground::booking::{Sessions, ensure_kept};
use crate::ground::load::Outcome;
use crate::ground::report::Report;
use crate::ground::service::Service;

const CONNECTIONS: usize = 64;
const BOOKINGS: &str = include_str!("ground/bookings.sql");

/// Measures and reports.
pub async fn measure(ground: &Ground, pace: Pace, report: &mut Report) -> Result<()> {
    ground.fill("bench_empty", 1000).await?;
    ground.fill("bench_stored", pace.sessions_stored).await?;
    let empty = Service::start(&ground.url("bench_empty"), &[]).await?;
    // The bookings carry the key that the service registers at its start.
    let stored = Service::start(&ground.url("bench_stored"), &[]).await?;
    ground.run("bench_stored", BOOKINGS).await?;
    ground.settle("bench_stored").await?;
    let sides = [("bench_empty", empty), ("bench_stored", stored)];
    let mut rounds = [Vec::new(), Vec::new()];
    for round in 0..=pace.rounds {
        for (at, (database, service)) in sides.iter().enumerate() {
            let sessions = Sessions::of(ground, database).await?;
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
        ensure_kept(ground, database).await?;
    }
    let [empty, stored] = rounds.map(|outcomes| Outcome::of(outcomes.into_iter()));
    report.outcome("bookings, empty database", &empty);
    let name = format!("bookings, {} stored", u64::from(pace.sessions_stored) * 10);
    report.outcome(&name, &stored);
    report.ratio("a million stored ÷ empty", stored.rate / empty.rate, 0.9);
    Ok(())
}
