//! Frees seats whose time is up: holds, offers and the desk's share, in sessions that nobody touches.
//! Any number of processes may do so together: each skips the sessions that another has locked.
//! It is woken when this process raises a session's capacity.

use crate::booking::expire_everywhere;
use crate::platform::jobs::Outcome;
use crate::platform::problem::Problem;
use crate::platform::state::AppState;

pub async fn run(state: AppState) -> Result<Outcome, Problem> {
    if expire_once(&state).await? > 0 {
        state.letters.notify_one();
    }
    Ok(Outcome::Done)
}

/// Runs once, and returns how many sessions had seats freed.
pub async fn expire_once(state: &AppState) -> Result<usize, Problem> {
    let mut conn = state.db.get_for_batcher().await?;
    Ok(expire_everywhere(&mut conn, state.clock.now()).await?)
}
