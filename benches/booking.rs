//! Bookings committed over HTTP, with everything that belongs to one, beside pgbench running the
//! smallest booking there could be: one conditional update and two inserts in one statement. Same
//! PostgreSQL, same number of clients, spread over 200 sessions, in turns.

mod ground;

use std::process::Command;
use std::sync::Arc;
use std::time::Duration;

use anyhow::{Context, Result, ensure};
use ground::load::{Outcome, drive};
use ground::{Ground, results};
use motesplats::platform::embedded::find::Installation;
use serde_json::{Value, json};

const CLIENTS: [usize; 3] = [1, 8, 32];
const ROUNDS: u64 = 3;
const SECONDS: u64 = 2;
const YARDSTICK: &str = include_str!("ground/yardstick.sql");

#[tokio::main]
async fn main() -> Result<()> {
    let ground = Box::pin(Ground::lay()).await?;
    let measured = measure(&ground).await;
    ground.clear().await?;
    measured
}

async fn measure(ground: &Ground) -> Result<()> {
    let sessions: Arc<[String]> = sessions(ground).await?.into();
    let (mut lines, mut values) = (Vec::new(), Vec::new());
    for clients in CLIENTS {
        let (mut yardstick, mut booked) = (Vec::new(), Vec::new());
        for round in 0..ROUNDS {
            yardstick.push(pgbench(ground.embedded.url(), clients)?);
            booked.push(book(ground, &sessions, clients, round).await?);
        }
        let yardstick = results::middle(yardstick.into_iter());
        let (line, value) = compare(clients, &Outcome::of(booked), yardstick);
        lines.push(line);
        values.push(value);
    }
    ensure_kept(ground).await?;
    let (costs, cost_values) = ground.costs().await?;
    lines.extend(costs);
    let values = json!({"byClients": values, "costs": cost_values});
    results::publish("booking", &lines, values)
}

/// Those with more seats than we can take.
async fn sessions(ground: &Ground) -> Result<Vec<String>> {
    let many = "select session_id::text from session_seats where total = 1000000";
    let rows = ground.sql().await?.query(many, &[]).await?;
    Ok(rows.iter().map(|row| row.get(0)).collect())
}

async fn book(
    ground: &Ground,
    sessions: &Arc<[String]>,
    clients: usize,
    round: u64,
) -> Result<Outcome> {
    let sessions = Arc::clone(sessions);
    let span = Duration::from_secs(SECONDS);
    drive(ground.address(), clients, span, 201, move |n| {
        let session = sessions
            .iter()
            .cycle()
            .nth(spread(n))
            .map_or("", String::as_str);
        request(session, &format!("{clients}-{round}-{n}"))
    })
    .await
}

/// Neighbours in time are no neighbours in the list.
fn spread(n: u64) -> usize {
    usize::try_from(n * 7919 % 200).unwrap_or_default()
}

fn request(session: &str, one: &str) -> String {
    let contact = json!({"email": format!("resident-{one}@example.org")});
    let body = json!({"name": "Alva Ek", "contact": contact}).to_string();
    format!(
        "POST /api/v1/sessions/{session}/bookings HTTP/1.1\r\nhost: bench\r\n\
         content-type: application/json\r\nidempotency-key: benchmark-booking-{one}\r\n\
         content-length: {}\r\n\r\n{body}",
        body.len()
    )
}

/// Transactions in a second.
fn pgbench(database: &str, clients: usize) -> Result<f64> {
    let script = ground::file("yardstick.sql");
    std::fs::write(&script, YARDSTICK)?;
    let program = Installation::for_new()?.program("pgbench");
    let output = Command::new(&program)
        .args(["--no-vacuum", "--protocol=prepared", "--jobs=2"])
        .arg(format!("--client={clients}"))
        .arg(format!("--time={SECONDS}"))
        .arg(format!("--file={}", script.display()))
        .arg(database)
        .output()
        .with_context(|| format!("{} cannot be run", program.display()))?;
    let said = String::from_utf8_lossy(&output.stdout);
    let complaint = String::from_utf8_lossy(&output.stderr);
    ensure!(output.status.success(), "pgbench failed: {complaint}");
    said.lines()
        .find_map(|line| line.strip_prefix("tps = ")?.split(' ').next()?.parse().ok())
        .context("pgbench told no rate")
}

fn compare(clients: usize, booked: &Outcome, yardstick: f64) -> (String, Value) {
    let ratio = booked.rate / yardstick;
    let who = format!("bookings, {clients} connections");
    let line = format!(
        "{}   pgbench {yardstick:>7.0}/s   ratio {ratio:.3}",
        results::line(&who, booked)
    );
    let value = json!({
        "clients": clients,
        "bookings": results::figures(booked),
        "pgbenchPerSecond": results::round(yardstick),
        "ratio": results::round(ratio),
    });
    (line, value)
}

/// A rate of bookings that are not there would be no rate.
async fn ensure_kept(ground: &Ground) -> Result<()> {
    let drift = "select count(*) from session_seats s where taken <> \
                 (select count(*) from bookings b where b.session_id = s.session_id)";
    let drifted: i64 = ground.sql().await?.query_one(drift, &[]).await?.get(0);
    ensure!(drifted == 0, "{drifted} sessions have lost bookings");
    Ok(())
}
