//! Frees seats whose time is up: holds, offers and the desk's share, in sessions that nobody touches.
//! It runs twice a second, and at once when this process raises a session's capacity.
//!
//! Any number of processes may do so together: each skips the sessions that another has locked.

use std::time::Duration;

use tokio::sync::watch;

use crate::booking::expire_everywhere;
use crate::platform::problem::Problem;
use crate::platform::state::AppState;

const INTERVAL: Duration = Duration::from_millis(500);

/// Runs until told to stop.
pub async fn run(state: AppState, mut stop: watch::Receiver<bool>) {
    while !*stop.borrow() {
        match expire_once(&state).await {
            Ok(0) => {}
            Ok(_) => state.letters.notify_one(),
            Err(problem) => tracing::warn!(cause = ?problem.cause, "seats were not freed"),
        }
        tokio::select! {
            () = tokio::time::sleep(INTERVAL) => {}
            () = state.seats_freed.notified() => {}
            _ = stop.changed() => {}
        }
    }
}

/// Runs once, and returns how many sessions had seats freed.
pub async fn expire_once(state: &AppState) -> Result<usize, Problem> {
    let mut conn = state.db.get_for_batcher().await?;
    Ok(expire_everywhere(&mut conn, state.clock.now()).await?)
}
