//! The letters about accounts: those that bring a link, and the one that says that an account will be closed. The letters
//! job calls this.

use diesel_async::AsyncPgConnection;

use super::account_link::{LinkKind, compose_link_letter};
use super::letter_words::AccountLetterContext;
use super::unused::{CLOSING_LETTER, compose_closing_letter};
use crate::platform::mail::lease::LeasedLetter;
use crate::platform::mail::worker::Composed;

/// Whether a letter of this kind is one of ours.
#[must_use]
pub fn is_account_letter(kind: &str) -> bool {
    kind == CLOSING_LETTER || LinkKind::parse(kind).is_ok()
}

/// # Errors
/// Of the database; an address that is none; a key that was taken away.
pub async fn compose_account_letter(
    context: AccountLetterContext<'_>,
    conn: &mut AsyncPgConnection,
    letter: &LeasedLetter,
) -> anyhow::Result<Composed> {
    match letter.kind.as_str() {
        CLOSING_LETTER => compose_closing_letter(context, conn, letter).await,
        _ => compose_link_letter(context, conn, letter).await,
    }
}
