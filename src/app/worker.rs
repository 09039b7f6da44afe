//! What a process does by itself: letters on their way, and once a day the wiping of names.

use std::sync::Arc;
use std::time::Duration;

use diesel::QueryResult;
use diesel_async::AsyncPgConnection;
use futures_util::FutureExt;
use futures_util::future::BoxFuture;
use tokio::sync::watch;

use crate::booking::{self, LetterContext};
use crate::platform::mail::outbox::LeasedLetter;
use crate::platform::mail::transport::Mailer;
use crate::platform::mail::worker::{Composed, PollResult, Worker};
use crate::platform::state::AppState;
use crate::staff;

/// Between two looks for work nobody announced.
const LOOK: Duration = Duration::from_secs(1);
/// The letters rest this long after the mail server was away.
const REST: Duration = Duration::from_secs(10);
/// Between two wipings.
const DAY: Duration = Duration::from_secs(24 * 60 * 60);

/// Works until told to stop; what is begun is ended first.
pub async fn run(state: AppState, letters: Worker, mut stop: watch::Receiver<bool>) {
    let mut wiping = tokio::time::interval(DAY);
    while !*stop.borrow() {
        let rest = match letters.poll().await {
            Ok(PollResult::Worked) => continue,
            Ok(PollResult::Quiet) => LOOK,
            Ok(PollResult::Away) => REST,
            Err(problem) => {
                tracing::warn!(cause = ?problem.cause, "letters wait for the database");
                LOOK
            }
        };
        tokio::select! {
            () = tokio::time::sleep(rest) => {}
            () = state.letters.notified() => {}
            _ = wiping.tick() => wipe(&state).await,
            _ = stop.changed() => {}
        }
    }
}

/// The letter worker: the one place that knows every kind of letter.
///
/// # Errors
/// When the configured mail transport cannot be used.
pub fn letters(state: &AppState) -> anyhow::Result<Worker> {
    Ok(Worker {
        state: state.clone(),
        mailer: Arc::new(Mailer::new(&state.config.mail)?),
        compose,
        undelivered,
    })
}

fn compose<'a>(
    state: &'a AppState,
    conn: &'a mut AsyncPgConnection,
    letter: &'a LeasedLetter,
) -> BoxFuture<'a, anyhow::Result<Composed>> {
    let context = LetterContext {
        keys: &state.keys,
        base_url: &state.config.http.base_url,
        now: state.clock.now(),
    };
    booking::compose(context, conn, letter).boxed()
}

fn undelivered<'a>(
    state: &'a AppState,
    conn: &'a mut AsyncPgConnection,
    letter: &'a LeasedLetter,
) -> BoxFuture<'a, QueryResult<()>> {
    booking::hand_to_a_person(conn, letter, state.clock.now()).boxed()
}

/// Wipes people whose time is over, and looks whether the counters agree with the rows.
async fn wipe(state: &AppState) {
    let now = state.clock.now();
    let Ok(mut conn) = state.db.get_for_background().await else {
        return;
    };
    match booking::purge(&mut conn, now).await {
        Ok(wiped) => tracing::info!(wiped, "names past their time were wiped"),
        Err(cause) => tracing::error!(%cause, "names past their time were not wiped"),
    }
    if let Err(cause) = staff::forget_old(&mut conn, &state.config.sign_in, now).await {
        tracing::error!(%cause, "ended sign-ins were not swept away");
    }
    match booking::verify_all(&mut conn).await {
        Ok(found) => tell_of(&found),
        Err(cause) => tracing::error!(%cause, "what is written was not verified"),
    }
}

/// What a look at everything found, as figures; and in the log, where it found something.
fn tell_of(found: &booking::Findings) {
    let drifts = i64::try_from(found.drifts.len()).unwrap_or(i64::MAX);
    let figures = [
        ("seats_drift", drifts),
        ("letters_missing", found.letters_missing),
        ("letters_astray", found.letters_astray),
        ("keys_astray", found.keys_astray),
    ];
    for (name, figure) in figures {
        metrics::gauge!(name).set(f64::from(u32::try_from(figure).unwrap_or(u32::MAX)));
    }
    if !found.is_clean() {
        tracing::error!(?figures, "what is written does not fit together");
    }
}
