//! Forgets which bookings came from one connection, a day after they were made, and files that nobody read in. The `purge` command does the same.

use crate::booking;
use crate::platform::jobs::Outcome;
use crate::platform::problem::Problem;
use crate::platform::state::AppState;

pub async fn run(state: AppState) -> Result<Outcome, Problem> {
    let mut conn = state.db.get_for_background().await?;
    booking::forget_connections(&mut conn, state.clock.now()).await?;
    booking::forget_files(&mut conn, state.clock.now()).await?;
    Ok(Outcome::Done)
}
