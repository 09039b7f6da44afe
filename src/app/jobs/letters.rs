//! Delivers letters. They are leased row by row, so every process delivers; it is woken when this process
//! writes one. What a letter says, and who is told that it did not arrive, is the slice's business.

use std::sync::Arc;

use diesel::QueryResult;
use diesel_async::AsyncPgConnection;
use futures_util::FutureExt;
use futures_util::future::BoxFuture;

use crate::booking::{self, LetterContext};
use crate::organisation;
use crate::platform::jobs::Work;
use crate::platform::mail::lease::LeasedLetter;
use crate::platform::mail::transport::Mailer;
use crate::platform::mail::worker::{Composed, Worker};
use crate::platform::state::AppState;
use crate::staff::{self, AccountLetterContext};

/// # Errors
/// When the configured mail transport cannot be used.
pub fn start(state: &AppState) -> anyhow::Result<Work> {
    let worker = letter_worker(state)?;
    Ok(Arc::new(move || {
        let worker = worker.clone();
        async move { worker.poll().await }.boxed()
    }))
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
    if letter.kind == organisation::REPORT_LETTER {
        let base_url = &state.config.http.base_url;
        return organisation::compose_report(&state.branding, base_url, conn, letter).boxed();
    }
    if staff::is_account_letter(&letter.kind) {
        let context = AccountLetterContext {
            branding: &state.branding,
            keys: &state.keys,
            base_url: &state.config.http.base_url,
            now: state.clock.now(),
        };
        return staff::compose_account_letter(context, conn, letter).boxed();
    }
    let context = LetterContext {
        branding: &state.branding,
        keys: &state.keys,
        base_url: &state.config.http.base_url,
        sender: &state.config.mail.from,
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
