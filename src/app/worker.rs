//! What a process does by itself: it sends letters, and once a day wipes names, deletes expired
//! sign-ins and verifies the counters.

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

/// The pause between two checks for letters that nobody announced.
const POLL: Duration = Duration::from_secs(1);
/// The pause after the mail server was away.
const MAIL_AWAY: Duration = Duration::from_secs(10);
const DAY: Duration = Duration::from_secs(24 * 60 * 60);

/// Runs until told to stop, and first finishes what it has begun.
pub async fn run(state: AppState, letters: Worker, mut stop: watch::Receiver<bool>) {
    let mut daily = tokio::time::interval(DAY);
    while !*stop.borrow() {
        let pause = match letters.poll().await {
            Ok(PollResult::Worked) => continue,
            Ok(PollResult::Quiet) => POLL,
            Ok(PollResult::Away) => MAIL_AWAY,
            Err(problem) => {
                tracing::warn!(cause = ?problem.cause, "letters wait for the database");
                POLL
            }
        };
        tokio::select! {
            () = tokio::time::sleep(pause) => {}
            () = state.letters.notified() => {}
            _ = daily.tick() => clean_up(&state).await,
            _ = stop.changed() => {}
        }
    }
}

/// The letter worker. No other place knows every kind of letter.
///
/// # Errors
/// When the configured mail transport cannot be used.
pub fn letter_worker(state: &AppState) -> anyhow::Result<Worker> {
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
        branding: &state.branding,
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

async fn clean_up(state: &AppState) {
    let now = state.clock.now();
    let Ok(mut conn) = state.db.get_for_background().await else {
        return;
    };
    match booking::purge(&mut conn, now).await {
        Ok(wiped) => tracing::info!(wiped, "names past their time were wiped"),
        Err(cause) => tracing::error!(%cause, "names past their time were not wiped"),
    }
    if let Err(cause) = staff::purge_expired(&mut conn, &state.config.sign_in, now).await {
        tracing::error!(%cause, "expired sign-ins were not deleted");
    }
    match booking::verify_all(&mut conn).await {
        Ok(found) => log_findings(&found),
        Err(cause) => tracing::error!(%cause, "the counters were not verified"),
    }
}

/// Sets the gauges of what `verify` found, and logs it where something is wrong.
fn log_findings(found: &booking::Findings) {
    let drifts = i64::try_from(found.drifts.len()).unwrap_or(i64::MAX);
    let findings = [
        ("seats_drift", drifts),
        ("letters_missing", found.letters_missing),
        ("letters_astray", found.letters_astray),
        ("keys_astray", found.keys_astray),
    ];
    for (name, count) in findings {
        metrics::gauge!(name).set(f64::from(u32::try_from(count).unwrap_or(u32::MAX)));
    }
    if !found.is_clean() {
        tracing::error!(?findings, "counters and rows do not agree");
    }
}
