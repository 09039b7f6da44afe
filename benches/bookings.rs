//! Bookings committed over HTTP, with everything that belongs to one, beside pgbench running the
//! smallest booking there could be: one conditional update and two inserts in one statement.

use anyhow::Result;

use crate::Pace;
use crate::support::booking::{Sessions, ensure_all_stored};
use crate::support::cost::Costs;
use crate::support::load::LoadOutcome;
use crate::support::pgbench::Yardstick;
use crate::support::report::{Report, middle};
use crate::support::service::Service;
use crate::support::{DATABASE, Postgres, SESSIONS};

const CLIENTS: [usize; 4] = [1, 8, 32, 64];
/// What is measured through the service: a name, over how many sessions, on how many connections.
const LOADS: [(&str, usize, usize); 3] = [
    ("spread", 1000, 64),
    ("spread", 1000, 256),
    ("one session", 1, 64),
];
/// The floors of docs/PERFORMANCE.md: which load, ÷ which of pgbench's figures, and at least how much.
const RATIOS: [(usize, usize, Best, f64); 4] = [
    (0, 0, Best::Ever, 0.45),
    (1, 0, Best::Ever, 0.8),
    (2, 1, Best::Ever, 1.4),
    (2, 1, Best::AtMostClients, 4.5),
];

/// Which of pgbench's rates.
#[derive(Clone, Copy)]
enum Best {
    Ever,
    AtMostClients,
}

/// What came out of the rounds.
struct Found {
    /// By spread and hot, then by clients.
    pgbench: [Vec<Vec<f64>>; 2],
    bookings: Vec<Vec<(LoadOutcome, Costs)>>,
}

/// Measures and reports.
pub async fn measure(postgres: &Postgres, pace: Pace, report: &mut Report) -> Result<()> {
    postgres.fill(DATABASE, SESSIONS).await?;
    let service = Service::start(&postgres.url(DATABASE), &[]).await?;
    report.at_most(
        "start to first answer",
        service.started_in_ms(),
        "ms",
        1000.0,
    );
    let sessions = Sessions::of(postgres, DATABASE).await?;
    let yardstick = Yardstick::set_up(postgres).await?;
    sessions.book(&service, 1000, 64, 1).await?;
    let mut found = Found {
        pgbench: std::array::from_fn(|_| vec![Vec::new(); CLIENTS.len()]),
        bookings: vec![Vec::new(); LOADS.len()],
    };
    for _ in 0..pace.rounds {
        for (at, (_, over, connections)) in LOADS.into_iter().enumerate() {
            let costs = postgres.meter(&service).await?;
            let outcome = sessions
                .book(&service, over, connections, pace.seconds)
                .await?;
            found.bookings[at].push((outcome, costs.spent()?));
        }
        for (at, clients) in CLIENTS.into_iter().enumerate() {
            for (kind, rows) in [1000, 1].into_iter().enumerate() {
                let rate = yardstick.rate(rows, clients, pace.seconds)?;
                found.pgbench[kind][at].push(rate);
            }
        }
    }
    ensure_all_stored(postgres, DATABASE).await?;
    found.add_to(report);
    report.at_most(
        "memory resident at most",
        service.most_memory()?,
        "MB",
        64.0,
    );
    Ok(())
}

impl Found {
    fn add_to(&self, report: &mut Report) {
        for (kind, name) in ["spread", "one session"].into_iter().enumerate() {
            for (clients, rates) in CLIENTS.into_iter().zip(&self.pgbench[kind]) {
                report.rate(
                    &format!("pgbench, {name}, {clients} clients"),
                    middle(rates),
                );
            }
        }
        let outcomes: Vec<LoadOutcome> = self
            .bookings
            .iter()
            .map(|rounds| LoadOutcome::of(rounds.iter().map(|(outcome, _)| outcome.clone())))
            .collect();
        for ((name, _, connections), (outcome, rounds)) in
            LOADS.into_iter().zip(outcomes.iter().zip(&self.bookings))
        {
            let name = format!("bookings, {name}, {connections} connections");
            report.outcome(&name, outcome);
            report.costs(&name, Costs::sum(rounds.iter().map(|(_, costs)| *costs)));
        }
        for (load, kind, best, goal) in RATIOS {
            let (name, _, connections) = LOADS[load];
            let mut rates = self.pgbench[kind].iter().map(|rates| middle(rates));
            let (against, rate) = match best {
                Best::Ever => ("pgbench's best", rates.fold(0.0, f64::max)),
                Best::AtMostClients => ("pgbench at 64", rates.next_back().unwrap_or_default()),
            };
            let name = format!("{name}, {connections} connections ÷ {against}");
            report.ratio(&name, outcomes[load].rate / rate, goal);
        }
        let p99 = outcomes[0].percentile(99).as_secs_f64() * 1000.0;
        report.at_most("p99 spread, 64 connections", p99, "ms", 100.0);
        let p99 = outcomes[2].percentile(99).as_secs_f64() * 1000.0;
        report.at_most("p99 one session, 64 connections", p99, "ms", 100.0);
    }
}
