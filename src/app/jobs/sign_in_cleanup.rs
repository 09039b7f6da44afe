//! Deletes sign-ins, tokens and sign-in attempts whose time is over. The `purge` command does the same.

use crate::platform::jobs::Outcome;
use crate::platform::problem::Problem;
use crate::platform::state::AppState;
use crate::staff;

pub async fn run(state: AppState) -> Result<Outcome, Problem> {
    let mut conn = state.db.get_for_background().await?;
    staff::purge_expired(&mut conn, &state.config.sign_in, state.clock.now()).await?;
    Ok(Outcome::Done)
}
