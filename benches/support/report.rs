//! What came out: a table for the reader, `target/bench.json` for whoever compares.

use std::collections::BTreeMap;
use std::path::Path;
use std::time::Duration;

use anyhow::Result;
use serde_json::{Map, Value, json};

use super::cost::Costs;
use super::load::LoadOutcome;

/// The table and the values so far. Each line is printed when it is known.
pub struct Report {
    values: Map<String, Value>,
}

impl Report {
    /// An empty one.
    pub fn new() -> Self {
        Self { values: Map::new() }
    }

    /// Answers of the service: how often in a second, and how long they took.
    pub fn outcome(&mut self, name: &str, outcome: &LoadOutcome) {
        let [p50, p95, p99] = [50, 95, 99].map(|at| ms(outcome.percentile(at)));
        let times = format!("p50 {p50:>7.2}  p95 {p95:>7.2}  p99 {p99:>7.2} ms");
        print(name, &format!("{:>9.0}/s   {times}", outcome.rate));
        let value = json!({"perSecond": round(outcome.rate),
            "p50Ms": round(p50), "p95Ms": round(p95), "p99Ms": round(p99)});
        self.values.insert(name.to_owned(), value);
    }

    /// How the processors were shared meanwhile.
    pub fn costs(&mut self, name: &str, costs: Costs) {
        let [service, database, load] = costs.processors().map(round);
        let text = format!("service {service:.2}  PostgreSQL {database:.2}  load {load:.2}");
        print("  processors in use", &format!("{:>11}   {text}", ""));
        let value = json!({"service": service, "postgresql": database, "load": load});
        self.values.insert(format!("{name}, processors"), value);
    }

    /// A rate of pgbench.
    pub fn rate(&mut self, name: &str, rate: f64) {
        print(name, &format!("{rate:>9.0}/s"));
        self.values
            .insert(name.to_owned(), json!({"perSecond": round(rate)}));
    }

    /// A ratio that should be at least so much.
    pub fn ratio(&mut self, name: &str, ratio: f64, goal: f64) {
        let verdict = if ratio >= goal { "reached" } else { "missed" };
        print(name, &format!("{ratio:>9.2}     goal ≥ {goal}: {verdict}"));
        let value = json!({"ratio": round(ratio), "goal": goal, "reached": ratio >= goal});
        self.values.insert(name.to_owned(), value);
    }

    /// A figure that should be at most so much.
    pub fn at_most(&mut self, name: &str, figure: f64, unit: &str, goal: f64) {
        let verdict = if figure <= goal { "reached" } else { "missed" };
        print(
            name,
            &format!("{figure:>9.1} {unit:<3} goal ≤ {goal}: {verdict}"),
        );
        let value = json!({unit: round(figure), "goal": goal, "reached": figure <= goal});
        self.values.insert(name.to_owned(), value);
    }

    /// How often each status came.
    pub fn counts(&mut self, name: &str, statuses: &BTreeMap<u16, u64>) {
        let parts = statuses.iter();
        let parts: Vec<String> = parts
            .map(|(status, count)| format!("{count} × {status}"))
            .collect();
        print(name, &format!("  {}", parts.join(", ")));
        self.values.insert(name.trim().to_owned(), json!(statuses));
    }

    /// Any other figure.
    pub fn figure(&mut self, name: &str, figure: f64, unit: &str) {
        print(name, &format!("{figure:>9.1} {unit}"));
        self.values
            .insert(name.trim().to_owned(), json!({unit: round(figure)}));
    }

    /// Writes the file.
    pub fn close(mut self, postgresql: &str) -> Result<()> {
        print("PostgreSQL", postgresql);
        self.values
            .insert("postgresql".to_owned(), json!(postgresql));
        let path = Path::new(env!("CARGO_TARGET_TMPDIR")).with_file_name("bench.json");
        std::fs::write(path, serde_json::to_string_pretty(&self.values)? + "\n")?;
        Ok(())
    }
}

#[expect(
    clippy::print_stdout,
    reason = "a benchmark's result is what it prints"
)]
fn print(name: &str, figures: &str) {
    let padding = 56_usize.saturating_sub(name.chars().count());
    println!("{name}{:padding$}{figures}", "");
}

fn ms(time: Duration) -> f64 {
    time.as_secs_f64() * 1000.0
}

/// To two decimals.
fn round(number: f64) -> f64 {
    (number * 100.0).round() / 100.0
}

/// The middle one; of an even number the lower of both.
pub fn middle(numbers: &[f64]) -> f64 {
    let mut sorted = numbers.to_vec();
    sorted.sort_by(f64::total_cmp);
    let at = sorted.len().saturating_sub(1) / 2;
    sorted.get(at).copied().unwrap_or_default()
}
