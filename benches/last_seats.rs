//! Ten thousand tries for ten seats: how long it takes until everybody knows.

use anyhow::{Result, ensure};

use crate::ground::booking::{Sessions, ensure_kept};
use crate::ground::report::Report;
use crate::ground::service::Service;
use crate::ground::{DATABASE, Ground, SESSIONS};

const TRIES: usize = 10_000;
const SEATS: u64 = 10;
const CONNECTIONS: usize = 256;

/// Measures and reports.
pub async fn measure(ground: &Ground, report: &mut Report) -> Result<()> {
    ground.fill(DATABASE, SESSIONS).await?;
    let service = Service::start(&ground.url(DATABASE), &[]).await?;
    let sessions = Sessions::with_seats(ground, DATABASE, SEATS).await?;
    let outcome = sessions.try_for(&service, TRIES, CONNECTIONS).await?;
    ensure!(
        outcome.count(201) == SEATS,
        "{SEATS} seats were answered {:?}",
        outcome.statuses
    );
    ensure_kept(ground, DATABASE).await?;
    report.outcome("10,000 tries for 10 seats, 256 connections", &outcome);
    report.counts("  answers", &outcome.statuses);
    report.figure(
        "  until all were answered",
        outcome.lasted.as_secs_f64() * 1000.0,
        "ms",
    );
    Ok(())
}
