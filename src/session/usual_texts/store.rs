//! Reads usual texts. What was taken away is there with its version alone.

use std::collections::HashMap;

use diesel::prelude::*;
use diesel::sql_types::{Jsonb, Text, Uuid};
use diesel_async::{AsyncPgConnection, RunQueryDsl};

use crate::platform::ids::OrganisationId;
use crate::platform::text::LocalText;
use crate::schema::usual_texts;
use crate::session::model::{Session, SessionKind};
use crate::session::present::bring::Bring;

/// What stands for sessions of a kind.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct StoredUsualText {
    pub text: Option<LocalText>,
    /// Nought where nobody has written one yet.
    pub version: i32,
}

/// What an organisation itself says, by kind.
pub async fn stored_usual_texts(
    conn: &mut AsyncPgConnection,
    organisation: OrganisationId,
) -> QueryResult<HashMap<SessionKind, StoredUsualText>> {
    let rows: Vec<(SessionKind, Option<LocalText>, i32)> = usual_texts::table
        .filter(usual_texts::organisation_id.eq(organisation))
        .select((usual_texts::kind, usual_texts::text, usual_texts::version))
        .load(conn)
        .await?;
    let stored = rows.into_iter();
    let stored = stored.map(|(kind, text, version)| (kind, StoredUsualText { text, version }));
    Ok(stored.collect())
}

/// What an organisation above says.
#[derive(Debug, Clone, QueryableByName)]
pub struct TextFromAbove {
    #[diesel(sql_type = Text)]
    kind: String,
    #[diesel(sql_type = Jsonb)]
    pub text: LocalText,
    /// Who says it.
    #[diesel(sql_type = Text)]
    pub organisation: String,
}

/// The organisation and those above it as far as its controller, the nearest first.
const ABOVE: &str = "with recursive above (id, parent_id, controller, name, height) as ( \
        select id, parent_id, controller, name, 0 from organisations where id = $1 \
        union all \
        select o.id, o.parent_id, o.controller, o.name, a.height + 1 from organisations o \
        join above a on o.id = a.parent_id where not a.controller) \
    select distinct on (said.kind) said.kind, said.text, above.name as organisation \
    from above join usual_texts said on said.organisation_id = above.id where said.text is not null";

/// What those above an organisation say, by kind: the nearest of them.
pub async fn texts_from_above(
    conn: &mut AsyncPgConnection,
    organisation: OrganisationId,
) -> QueryResult<HashMap<SessionKind, TextFromAbove>> {
    let nearest = format!("{ABOVE} and above.height > 0 order by said.kind, above.height");
    let rows: Vec<TextFromAbove> = diesel::sql_query(nearest)
        .bind::<Uuid, _>(organisation)
        .load(conn)
        .await?;
    let known = |row: TextFromAbove| SessionKind::parse(&row.kind).ok().map(|kind| (kind, row));
    Ok(rows.into_iter().filter_map(known).collect())
}

/// What is said of a kind in an organisation, by itself or by the nearest above it.
async fn usual_text(
    conn: &mut AsyncPgConnection,
    organisation: OrganisationId,
    kind: SessionKind,
) -> QueryResult<Option<LocalText>> {
    let nearest = format!("{ABOVE} and said.kind = $2 order by said.kind, above.height");
    let found: Option<TextFromAbove> = diesel::sql_query(nearest)
        .bind::<Uuid, _>(organisation)
        .bind::<Text, _>(kind.name())
        .get_result(conn)
        .await
        .optional()?;
    Ok(found.map(|found| found.text))
}

/// What whoever comes to a session has along: its own words, else those that its organisation says of its kind, else
/// ours.
pub async fn bring_of(conn: &mut AsyncPgConnection, session: &Session) -> QueryResult<Bring> {
    let own = match &session.texts.particulars.bring {
        Some(own) => Some(own.clone()),
        None => usual_text(conn, session.organisation_id, session.kind).await?,
    };
    Ok(Bring::of(session.kind, own))
}
