//! The public list, 20 out of 10,000 sessions: computed for every reader, beside pgbench running the
//! very statements the service sends; and kept for a second, beside an empty 200.

use anyhow::Result;

use crate::Pace;
use crate::support::cost::Costs;
use crate::support::load::{Load, LoadOutcome, get};
use crate::support::pgbench::Script;
use crate::support::report::{Report, middle};
use crate::support::service::Service;
use crate::support::{DATABASE, Postgres, SESSIONS, statements};

const LIST: &str = "/api/v1/sessions?limit=20";
const EMPTY: &str = "/healthz";
const CONNECTIONS: usize = 32;
const CLIENTS: [usize; 3] = [2, 8, 32];

/// Measures and reports.
pub async fn measure(postgres: &Postgres, pace: Pace, report: &mut Report) -> Result<()> {
    postgres.fill(DATABASE, SESSIONS).await?;
    let url = postgres.url(DATABASE);
    let script = Script::of("list", statements::sent(postgres, LIST).await?)?;
    let computing = Service::start(&url, &[("HTTP__KEEP_ANSWERS", "0")]).await?;
    let keeping = Service::start(&url, &[]).await?;
    let loads = [(&computing, LIST), (&keeping, LIST), (&keeping, EMPTY)];
    for (service, path) in loads {
        read(service, path, 1)?;
    }
    let mut pgbench = vec![Vec::new(); CLIENTS.len()];
    let mut read_rounds = vec![Vec::new(); loads.len()];
    for _ in 0..pace.rounds {
        for (at, (service, path)) in loads.into_iter().enumerate() {
            let costs = postgres.meter(service).await?;
            read_rounds[at].push((read(service, path, pace.seconds)?, costs.spent()?));
        }
        for (at, clients) in CLIENTS.into_iter().enumerate() {
            pgbench[at].push(script.rate(&url, clients, pace.seconds)?);
        }
    }
    add(report, &pgbench, &read_rounds);
    report.at_most(
        "memory resident at most, list",
        keeping.most_memory()?,
        "MB",
        64.0,
    );
    Ok(())
}

fn read(service: &Service, path: &'static str, seconds: u64) -> Result<LoadOutcome> {
    let request = get(path);
    let load = Load::lasting(service.address, CONNECTIONS, seconds);
    load.run(200, move |_, text| text.extend_from_slice(&request))
}

fn add(report: &mut Report, pgbench: &[Vec<f64>], read: &[Vec<(LoadOutcome, Costs)>]) {
    let mut best = 0.0_f64;
    for (clients, rates) in CLIENTS.into_iter().zip(pgbench) {
        let rate = middle(rates);
        report.rate(
            &format!("pgbench, the list's statements, {clients} clients"),
            rate,
        );
        best = best.max(rate);
    }
    let names = [
        "list, computed each time",
        "list, kept for a second",
        "empty 200",
    ];
    let mut rates = Vec::new();
    for (name, rounds) in names.into_iter().zip(read) {
        let outcome = LoadOutcome::of(rounds.iter().map(|(outcome, _)| outcome.clone()));
        let name = format!("{name}, {CONNECTIONS} connections");
        report.outcome(&name, &outcome);
        report.costs(&name, Costs::sum(rounds.iter().map(|(_, costs)| *costs)));
        rates.push(outcome.rate);
    }
    report.ratio(
        "list computed ÷ pgbench's best with its statements",
        rates[0] / best,
        0.5,
    );
    report.ratio("list kept ÷ empty 200", rates[1] / rates[2], 0.5);
}
