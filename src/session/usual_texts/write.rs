//! Writes what an organisation says of its sessions of a kind, or takes it away.

use chrono::{DateTime, Utc};
use diesel::prelude::*;
use diesel_async::{AsyncConnection, AsyncPgConnection, RunQueryDsl};
use serde_json::json;

use super::store::stored_usual_texts;
use crate::platform::audit::{self, Act};
use crate::platform::ids::{OrganisationId, StaffId};
use crate::platform::problem::{Problem, STALE};
use crate::platform::text::LocalText;
use crate::schema::usual_texts;
use crate::session::model::SessionKind;

/// What shall stand.
#[derive(Debug, Clone)]
pub struct UsualTextChange {
    pub organisation: OrganisationId,
    pub kind: SessionKind,
    /// What it was compared with; nought where nothing stood there ever.
    pub version: i32,
    /// None takes it away.
    pub text: Option<LocalText>,
}

/// Writes it where it is still at its version; the same once more is no change.
///
/// # Errors
/// 412 when somebody else changed it.
pub async fn write_usual_text(
    conn: &mut AsyncPgConnection,
    change: &UsualTextChange,
    by: StaffId,
    now: DateTime<Utc>,
) -> Result<(), Problem> {
    conn.transaction::<_, Problem, _>(async |conn| {
        let mut stored = stored_usual_texts(conn, change.organisation).await?;
        let before = stored.remove(&change.kind).unwrap_or_default();
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
    change: &UsualTextChange,
    now: DateTime<Utc>,
) -> QueryResult<usize> {
    if change.version == 0 {
        return diesel::insert_into(usual_texts::table)
            .values((
                usual_texts::organisation_id.eq(change.organisation),
                usual_texts::kind.eq(change.kind),
                usual_texts::text.eq(&change.text),
                usual_texts::version.eq(1),
                usual_texts::created_at.eq(now),
                usual_texts::updated_at.eq(now),
            ))
            .on_conflict_do_nothing()
            .execute(conn)
            .await;
    }
    let row = usual_texts::table.find((change.organisation, change.kind));
    diesel::update(row.filter(usual_texts::version.eq(change.version)))
        .set((
            usual_texts::text.eq(&change.text),
            usual_texts::version.eq(usual_texts::version + 1),
            usual_texts::updated_at.eq(now),
        ))
        .execute(conn)
        .await
}

fn act(change: &UsualTextChange, by: StaffId) -> Act<'static> {
    let texts = change.text.iter().flat_map(LocalText::iter);
    let languages: Vec<&str> = texts.map(|(tag, _)| tag).collect();
    Act {
        staff: by,
        organisation: Some(change.organisation),
        act: "usual-text.changed",
        object: change.organisation.into(),
        facts: json!({ "kind": change.kind, "languages": languages }),
    }
}
