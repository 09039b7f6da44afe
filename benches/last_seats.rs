//! Ten thousand tries for ten seats: how long it takes until everybody knows.

use anyhow::{Result, ensure};

use crate::support::booking::{Sessions, ensure_all_stored};
use crate::support::report::Report;
use crate::support::service::Service;
use crate::support::{DATABASE, Postgres, SESSIONS};

const TRIES: usize = 10_000;
const SEATS: u64 = 10;
const CONNECTIONS: usize = 256;

/// Measures and reports.
pub async fn measure(postgres: &Postgres, report: &mut Report) -> Result<()> {
    postgres.fill(DATABASE, SESSIONS).await?;
    let service = Service::start(&postgres.url(DATABASE), &[]).await?;
    let sessions = Sessions::with_seats(postgres, DATABASE, SEATS).await?;
    let outcome = sessions.try_for(&service, TRIES, CONNECTIONS).await?;
    ensure!(
        outcome.count(201) == SEATS,
        "{SEATS} seats were answered {:?}",
        outcome.statuses
    );
    ensure_all_stored(postgres, DATABASE).await?;
    report.outcome("10,000 tries for 10 seats, 256 connections", &outcome);
    report.counts("  answers", &outcome.statuses);
    report.figure(
        "  until all were answered",
        outcome.lasted.as_secs_f64() * 1000.0,
        "ms",
    );
    Ok(())
}
