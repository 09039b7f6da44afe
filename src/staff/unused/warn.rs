//! Tells people by letter that their account will be closed.

use chrono::{DateTime, TimeDelta, Utc};
use diesel_async::{AsyncConnection, AsyncPgConnection};
use serde_json::json;

use super::find::{NOTICE, UnusedAccount, may_close, unused_since};
use super::letter::CLOSING_LETTER;
use crate::organisation::language_of;
use crate::platform::i18n::Locale;
use crate::platform::ids::fresh;
use crate::platform::mail::outbox::{NewLetter, enqueue};
use crate::platform::problem::Problem;
use crate::platform::time::today;
use crate::staff::account::note_warning;

/// Writes a letter to each who comes within two weeks of the end and was not told since; how many those were.
///
/// # Errors
/// Of the database.
pub async fn warn_unused(
    conn: &mut AsyncPgConnection,
    after: TimeDelta,
    now: DateTime<Utc>,
) -> Result<usize, Problem> {
    let mut warned = 0;
    for account in unused_since(conn, now - after + NOTICE).await? {
        if account.warned_at().is_none() && warn(conn, &account, after, now).await? {
            warned += 1;
        }
    }
    Ok(warned)
}

async fn warn(
    conn: &mut AsyncPgConnection,
    account: &UnusedAccount,
    after: TimeDelta,
    now: DateTime<Utc>,
) -> Result<bool, Problem> {
    let closes = today((account.used + after).max(now + NOTICE));
    conn.transaction(async |conn| {
        if !may_close(conn, account.id).await? {
            return Ok(false);
        }
        let language = match account.organisation_id {
            Some(at) => Locale::parse(language_of(conn, at).await?.as_str()).unwrap_or_default(),
            None => Locale::default(),
        };
        note_warning(conn, account.id, now).await?;
        let letter = NewLetter {
            id: fresh(),
            organisation: account.organisation_id.map(|at| at.0),
            booking: None,
            kind: CLOSING_LETTER,
            recipient: &account.email,
            language: language.tag(),
            facts: json!({ "staff": account.id, "closes": closes }),
            dedupe_key: format!("{CLOSING_LETTER}:{}:{}", account.id, now.timestamp()),
            due_at: now,
        };
        enqueue(conn, letter, now).await?;
        Ok(true)
    })
    .await
}
