//! Reads own texts. What was taken away is there with its version alone.

use std::collections::HashMap;

use diesel::prelude::*;
use diesel_async::{AsyncPgConnection, RunQueryDsl};

use super::own_text::OwnText;
use crate::booking::notify::kind::LetterKind;
use crate::platform::ids::OrganisationId;
use crate::platform::text::LocalText;
use crate::schema::letter_texts;

/// What stands for letters of a kind.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct StoredOwnText {
    pub text: Option<OwnText>,
    /// Nought where nobody has written one yet.
    pub version: i32,
}

/// What an organisation says in letters of a kind.
pub async fn own_text_of(
    conn: &mut AsyncPgConnection,
    organisation: OrganisationId,
    kind: LetterKind,
) -> QueryResult<Option<OwnText>> {
    let text: Option<Option<LocalText>> = letter_texts::table
        .find((organisation, kind))
        .select(letter_texts::text)
        .first(conn)
        .await
        .optional()?;
    Ok(text.flatten().map(OwnText::stored))
}

/// What an organisation says in its letters, by their kinds.
pub async fn stored_own_texts(
    conn: &mut AsyncPgConnection,
    organisation: OrganisationId,
) -> QueryResult<HashMap<LetterKind, StoredOwnText>> {
    let rows: Vec<(LetterKind, Option<LocalText>, i32)> = letter_texts::table
        .filter(letter_texts::organisation_id.eq(organisation))
        .select((
            letter_texts::kind,
            letter_texts::text,
            letter_texts::version,
        ))
        .load(conn)
        .await?;
    let stored = rows.into_iter().map(|(kind, text, version)| {
        let text = text.map(OwnText::stored);
        (kind, StoredOwnText { text, version })
    });
    Ok(stored.collect())
}
