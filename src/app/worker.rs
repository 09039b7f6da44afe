//! What a process does by itself: letters on their way, and once a day the wiping of names.

use std::sync::Arc;
use std::time::Duration;

use tokio::sync::watch;

use crate::booking;
use crate::platform::http::problem::Problem;
use crate::platform::mail::transport::Postman;
use crate::platform::mail::worker::Worker;
use crate::platform::state::AppState;

/// Between two rounds of wiping; more often than a day, for machines that sleep.
const WIPE: Duration = Duration::from_secs(6 * 3600);
/// After a failure: the database is away, and the next look will tell.
const REST: Duration = Duration::from_secs(60);

/// The letter worker of this process, which knows every kind of letter.
///
/// # Errors
/// When the mail transport cannot be used as it is configured.
pub fn letters(state: &AppState) -> anyhow::Result<Worker> {
    Ok(Worker {
        state: state.clone(),
        postman: Arc::new(Postman::new(&state.config.mail)?),
        compose: booking::compose,
        undelivered: booking::undelivered,
    })
}

/// Works until told to stop; a letter on its way is ended first.
pub async fn run(state: AppState, worker: Worker, mut stop: watch::Receiver<bool>) {
    let letters = tokio::spawn({
        let stop = stop.clone();
        async move { worker.run_until(stop).await }
    });
    tokio::select! {
        () = wipe_for_ever(&state) => {}
        _ = stop.wait_for(|stop| *stop) => {}
    }
    if let Err(error) = letters.await {
        tracing::error!("the letter worker broke off: {error}");
    }
}

async fn wipe_for_ever(state: &AppState) {
    loop {
        let pause = match wipe(state).await {
            Ok(wiped) => {
                tracing::info!(wiped, "names past their time are wiped");
                WIPE
            }
            Err(problem) => {
                tracing::warn!(cause = ?problem.cause, "wiping waits for the database");
                REST
            }
        };
        tokio::time::sleep(pause).await;
    }
}

async fn wipe(state: &AppState) -> Result<usize, Problem> {
    let mut conn = state.db.get_patient().await?;
    Ok(booking::purge(&mut conn, state.clock.now()).await?)
}
