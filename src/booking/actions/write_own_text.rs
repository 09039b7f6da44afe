//! Writes what an organisation says in its own words in letters of a kind, or takes it away. The record says which
//! languages it is in and not what it says: somebody may be named in it.

use chrono::{DateTime, Utc};
use diesel::prelude::*;
use diesel_async::{AsyncConnection, AsyncPgConnection, RunQueryDsl};
use serde_json::json;

use crate::booking::notify::{LetterKind, OwnText, stored_own_texts};
use crate::platform::audit::{self, Act};
use crate::platform::ids::{OrganisationId, StaffId};
use crate::platform::problem::{Problem, STALE};
use crate::platform::text::LocalText;
use crate::schema::letter_texts;

/// What shall stand.
#[derive(Debug, Clone)]
pub struct OwnTextChange {
    pub organisation: OrganisationId,
    pub kind: LetterKind,
    /// What it was compared with; nought where nothing stood there ever.
    pub version: i32,
    /// None takes it away.
    pub text: Option<OwnText>,
}

/// Writes it where it is still at its version; the same once more is no change.
///
/// # Errors
/// 412 when somebody else changed it.
pub async fn write_own_text(
    conn: &mut AsyncPgConnection,
    change: &OwnTextChange,
    by: StaffId,
    now: DateTime<Utc>,
) -> Result<(), Problem> {
    conn.transaction::<_, Problem, _>(async |conn| {
        let stored = stored_own_texts(conn, change.organisation).await?;
        let before = stored.get(&change.kind).cloned().unwrap_or_default();
        if before.version == change.version && before.text == change.text {
            return Ok(());
        }
        if write(conn, change, now).await? == 0 {
            return Err(Problem::new(&STALE));
        }
        Ok(audit::record(conn, act(change, by), now).await?)
    })
    .await
}

/// How many rows it wrote: none where somebody else was faster.
async fn write(
    conn: &mut AsyncPgConnection,
    change: &OwnTextChange,
    now: DateTime<Utc>,
) -> QueryResult<usize> {
    let text = change.text.as_ref().map(OwnText::texts);
    if change.version == 0 {
        return diesel::insert_into(letter_texts::table)
            .values((
                letter_texts::organisation_id.eq(change.organisation),
                letter_texts::kind.eq(change.kind),
                letter_texts::text.eq(text),
                letter_texts::version.eq(1),
                letter_texts::created_at.eq(now),
                letter_texts::updated_at.eq(now),
            ))
            .on_conflict_do_nothing()
            .execute(conn)
            .await;
    }
    let row = letter_texts::table.find((change.organisation, change.kind));
    diesel::update(row.filter(letter_texts::version.eq(change.version)))
        .set((
            letter_texts::text.eq(text),
            letter_texts::version.eq(letter_texts::version + 1),
            letter_texts::updated_at.eq(now),
        ))
        .execute(conn)
        .await
}

fn act(change: &OwnTextChange, by: StaffId) -> Act<'static> {
    let texts = change.text.as_ref().map(OwnText::texts);
    let languages: Vec<&str> = texts
        .into_iter()
        .flat_map(LocalText::iter)
        .map(|(tag, _)| tag)
        .collect();
    Act {
        staff: by,
        organisation: Some(change.organisation),
        act: "letter-text.changed",
        object: change.organisation.into(),
        facts: json!({ "kind": change.kind, "languages": languages }),
    }
}
