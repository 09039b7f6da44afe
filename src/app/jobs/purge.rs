//! Wipes names and contacts past their time, for all organisations. The `purge` command does the same.

use crate::booking;
use crate::platform::jobs::Outcome;
use crate::platform::problem::Problem;
use crate::platform::state::AppState;

pub async fn run(state: AppState) -> Result<Outcome, Problem> {
    let mut conn = state.db.get_for_background().await?;
    let wiped = booking::purge(&mut conn, state.clock.now()).await?;
    tracing::info!(wiped, "names past their time were wiped");
    Ok(Outcome::Done)
}
