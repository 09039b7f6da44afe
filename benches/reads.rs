//! What people open, one reader at a time, with a large installation and with a tenth of it: every public page, every
//! filter alone and three together, words, a place, and the report of an edition of 20,000 sessions. Answers are not
//! kept. What is stored outside an answer must not be felt in it.

use std::process::Command;

use anyhow::{Context, Result, ensure};

use crate::Pace;
use crate::support::Postgres;
use crate::support::load::Load;
use crate::support::report::Report;
use crate::support::service::Service;

pub const LARGE: &str = include_str!("support/large.sql");
/// The database and by what the large installation is divided.
const SIZES: [(&str, u32); 2] = [("bench_tenth", 10), ("bench_large", 1)];

/// The path, and the milliseconds that it may take.
const OPENED: [(&str, f64); 33] = [
    ("/sv/", 40.0),
    ("/sv/sessions", 40.0),
    ("/sv/sessions?page=40", 40.0),
    ("/sv/sessions?municipality=SE-0114", 40.0),
    ("/sv/sessions?language=so", 40.0),
    ("/sv/sessions?topic=e-id", 40.0),
    ("/sv/sessions?free=true", 40.0),
    ("/sv/sessions?when=week&language=ar&topic=email", 40.0),
    ("/sv/sessions?q=surfplatta", 60.0),
    ("/sv/venues/plats-0-1", 40.0),
    ("/sv/campaigns/week", 40.0),
    ("/api/v1/sessions", 40.0),
    ("/api/v1/sessions?municipality=SE-0114", 40.0),
    ("/api/v1/sessions?venue=plats-0-1", 40.0),
    ("/api/v1/sessions?campaign=week/2026", 40.0),
    ("/api/v1/sessions?kind=workshop", 40.0),
    ("/api/v1/sessions?kind=course", 40.0),
    ("/api/v1/sessions?topic=email", 40.0),
    ("/api/v1/sessions?language=sv", 40.0),
    ("/api/v1/sessions?free=true", 40.0),
    ("/api/v1/sessions?near=59.33,18.06", 40.0),
    (
        "/api/v1/sessions?near=59.33,18.06&withinKm=500&sort=distance",
        40.0,
    ),
    (
        "/api/v1/sessions?kind=workshop&topic=email&language=so",
        40.0,
    ),
    (
        "/api/v1/sessions?kind=debate&free=true&near=59.33,18.06",
        40.0,
    ),
    (
        "/api/v1/sessions?municipality=SE-0114&topic=bank&free=true",
        40.0,
    ),
    ("/api/v1/sessions?q=surfplatta", 60.0),
    ("/api/v1/sessions?q=%C3%A5terbruk", 60.0),
    ("/api/v1/sessions?q=aterbruk%20upplands", 60.0),
    ("/api/v1/sessions?q=stadsbiblioteket", 60.0),
    ("/api/v1/venues?q=filialen", 40.0),
    ("/api/v1/venues?near=59.33,18.06", 40.0),
    ("/api/v1/municipalities?country=SE", 40.0),
    ("/api/v1/campaigns", 40.0),
];
const REPORT: &str = "/api/v1/campaigns/week/editions/2025/report?groupBy=";
const GROUPINGS: [&str; 6] = [
    "municipality",
    "venue",
    "kind",
    "day",
    "language",
    "organiserType",
];
const READERS: [&str; 2] = ["organiser", "coordinator"];
const REPORT_MS: f64 = 300.0;
const TIMES: usize = 20;

/// Measures and reports.
pub async fn measure(postgres: &Postgres, pace: Pace, report: &mut Report) -> Result<()> {
    let share = 100_000 / pace.sessions_stored.max(1);
    let mut services = Vec::new();
    for (database, divided) in SIZES {
        postgres
            .fill_large(database, LARGE, divided * share)
            .await?;
        let url = postgres.url(database);
        let service = Service::start(&url, &[("HTTP__KEEP_ANSWERS", "0")]).await?;
        let tokens = READERS.map(|reader| token(&url, reader));
        submit(&service, tokens[1].as_ref().ok().context("no token")?)?;
        postgres.vacuum_and_checkpoint(database).await?;
        services.push((service, tokens));
    }
    for (path, at_most) in OPENED {
        let times = both(&services, |(service, _)| median(service, path, None))?;
        add(report, path, times, at_most);
    }
    for (at, reader) in READERS.into_iter().enumerate() {
        for grouping in GROUPINGS {
            let path = format!("{REPORT}{grouping}");
            let times = both(&services, |(service, tokens)| {
                let token = tokens[at].as_ref().ok().context("no token")?;
                median(service, &path, Some(token))
            })?;
            add(
                report,
                &format!("report by {grouping}, {reader}"),
                times,
                REPORT_MS,
            );
        }
    }
    Ok(())
}

/// The association submits for itself and for half of the libraries: the organiser's report is read half from frozen
/// records, half from live ones.
fn submit(service: &Service, token: &str) -> Result<()> {
    let request = format!(
        "POST /api/v1/campaigns/week/editions/2025/submission HTTP/1.1\r\nHost: localhost\r\n\
         Authorization: Bearer {token}\r\nContent-Type: application/json\r\nContent-Length: 2\r\n\r\n{{}}"
    );
    let load = Load::counted(service.address, 1, 1);
    load.run(201, |_, text| text.extend_from_slice(request.as_bytes()))
        .map(drop)
}

fn both<T>(of: &[T], measure: impl Fn(&T) -> Result<f64>) -> Result<[f64; 2]> {
    let times: Vec<f64> = of.iter().map(measure).collect::<Result<_>>()?;
    Ok([times[0], times[1]])
}

fn add(report: &mut Report, name: &str, [tenth, large]: [f64; 2], at_most: f64) {
    report.at_most(name, large, "ms", at_most);
    report.figure(&format!("  {name}, a tenth"), tenth, "ms");
    report.figure(&format!("  {name}, large ÷ tenth"), large / tenth, "times");
}

/// The median of twenty answers, in milliseconds, after three to warm up.
fn median(service: &Service, path: &str, token: Option<&String>) -> Result<f64> {
    let sign_in = token.map(|token| format!("Authorization: Bearer {token}\r\n"));
    let request = format!(
        "GET {path} HTTP/1.1\r\nHost: localhost\r\n{}\r\n",
        sign_in.unwrap_or_default()
    );
    let read = |times| {
        let load = Load::counted(service.address, 1, times);
        load.run(200, |_, text| text.extend_from_slice(request.as_bytes()))
            .with_context(|| path.to_owned())
    };
    read(3)?;
    Ok(read(TIMES)?.percentile(50).as_secs_f64() * 1000.0)
}

fn token(database: &str, reader: &str) -> Result<String> {
    let made = Command::new(env!("CARGO_BIN_EXE_motesplats"))
        .args(["token", "add", "--name", "bench", "--email"])
        .arg(format!("{reader}@example.org"))
        .env("MOTESPLATS__DATABASE__URL", database)
        .env("MOTESPLATS_ENVIRONMENT", "test")
        .output()?;
    ensure!(
        made.status.success(),
        "{}",
        String::from_utf8_lossy(&made.stderr)
    );
    Ok(String::from_utf8(made.stdout)?.trim().to_owned())
}
