//! Twice a second: sessions in which a hold, an offer or the desk's share has run out, and nobody
//! touched them; and at once when this process has raised a session's capacity. Any number of processes may tick: a session one of them holds is being cleared.

use std::time::Duration;

use tokio::sync::watch;

use crate::booking::expire_everywhere;
use crate::platform::problem::Problem;
use crate::platform::state::AppState;

/// Between two looks.
const TICK: Duration = Duration::from_millis(500);

/// Ticks until told to stop.
pub async fn run(state: AppState, mut stop: watch::Receiver<bool>) {
    while !*stop.borrow() {
        match tick(&state).await {
            Ok(0) => {}
            Ok(_) => state.letters.notify_one(),
            Err(problem) => tracing::warn!(cause = ?problem.cause, "what ran out was not cleared"),
        }
        tokio::select! {
            () = tokio::time::sleep(TICK) => {}
            () = state.seats_freed.notified() => {}
            _ = stop.changed() => {}
        }
    }
}

/// One look; answers how many sessions were cleared.
///
/// # Errors
/// Of the database.
pub async fn tick(state: &AppState) -> Result<usize, Problem> {
    let mut conn = state.db.get_for_batcher().await?;
    Ok(expire_everywhere(&mut conn, state.clock.now()).await?)
}
