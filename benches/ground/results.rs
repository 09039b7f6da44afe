//! What came out: a table for the reader, `target/bench.json` for whoever compares.

use std::path::Path;
use std::time::Duration;

use anyhow::Result;
use serde_json::{Map, Value, json};

use super::load::Outcome;

/// Prints lines and keeps `values` under `name` in `target/bench.json`.
#[expect(
    clippy::print_stdout,
    reason = "a benchmark's result is what it prints"
)]
pub fn publish(name: &str, lines: &[String], values: Value) -> Result<()> {
    println!("\n{}\n", lines.join("\n"));
    let path = Path::new(env!("CARGO_TARGET_TMPDIR")).with_file_name("bench.json");
    let earlier = std::fs::read_to_string(&path).unwrap_or_default();
    let mut all: Map<String, Value> = serde_json::from_str(&earlier).unwrap_or_default();
    all.insert(name.to_owned(), values);
    std::fs::write(path, serde_json::to_string_pretty(&all)? + "\n")?;
    Ok(())
}

/// A line of the table: who, how often in a second, and how long it took.
pub fn line(who: &str, outcome: &Outcome) -> String {
    let (p50, p99) = (outcome.percentile(50), outcome.percentile(99));
    format!(
        "{who:<36}{:>9.0}/s   p50 {:>8}   p99 {:>8}",
        outcome.rate,
        in_ms(p50),
        in_ms(p99)
    )
}

/// The same for a machine.
pub fn figures(outcome: &Outcome) -> Value {
    let ms = |hundredths| round(outcome.percentile(hundredths).as_secs_f64() * 1000.0);
    json!({"perSecond": round(outcome.rate), "p50Ms": ms(50), "p99Ms": ms(99)})
}

/// To two decimals.
pub fn round(number: f64) -> f64 {
    (number * 100.0).round() / 100.0
}

/// The middle one; of an even number the lower of both.
pub fn middle(numbers: impl Iterator<Item = f64>) -> f64 {
    let mut sorted: Vec<f64> = numbers.collect();
    sorted.sort_by(f64::total_cmp);
    let at = sorted.len().saturating_sub(1) / 2;
    sorted.get(at).copied().unwrap_or_default()
}

/// A figure that may be unknown.
pub fn known(figure: Option<f64>, unit: &str) -> String {
    figure.map_or_else(
        || "unknown".to_owned(),
        |figure| format!("{figure:.1} {unit}"),
    )
}

fn in_ms(time: Duration) -> String {
    format!("{:.2} ms", time.as_secs_f64() * 1000.0)
}
