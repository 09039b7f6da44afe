//! Recounts every session's seats, and looks for missing letters. What it finds is a fault of ours: it
//! goes to the log and, as figures, to the metrics of every process. The `verify` command does the same.

use std::collections::BTreeMap;

use crate::platform::jobs::Outcome;
use crate::platform::problem::Problem;
use crate::platform::state::AppState;
use crate::{booking, report};

pub async fn run(state: AppState) -> Result<Outcome, Problem> {
    let mut conn = state.db.get_for_background().await?;
    let found = booking::verify_all(&mut conn).await?;
    let records_off = report::records_off(&mut conn).await?;
    let mut figures = figures(&found);
    figures.insert("records_off", records_off);
    if !found.is_clean() || records_off > 0 {
        tracing::error!(?figures, "counters and rows do not agree");
    }
    Ok(Outcome::Found(figures))
}

fn figures(found: &booking::Findings) -> BTreeMap<&'static str, i64> {
    let drifts = i64::try_from(found.drifts.len()).unwrap_or(i64::MAX);
    BTreeMap::from([
        ("seats_drift", drifts),
        ("letters_missing", found.letters_missing),
        ("letters_astray", found.letters_astray),
        ("keys_astray", found.keys_astray),
        ("terms_stale", found.terms_stale),
        ("choices_missing", found.choices_missing),
    ])
}
