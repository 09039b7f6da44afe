//! Writes what sessions are found by, in the transaction that changed them.

use std::collections::HashMap;

use diesel::prelude::*;
use diesel::sql_types::{Array, Text, Uuid as SqlUuid};
use diesel_async::{AsyncConnection, AsyncPgConnection, RunQueryDsl};

use super::choices::offer_choices;
use super::terms::Findable;
use crate::platform::ids::{EditionId, SessionId, VenueId};
use crate::schema::{municipalities, session_editions, session_texts, sessions, venues};
use crate::session::model::SessionKind;
use crate::session::texts::SessionTexts;

/// Sessions in one statement.
const AT_ONCE: usize = 500;

/// Writes the terms of some sessions.
pub async fn write_terms(conn: &mut AsyncPgConnection, ids: &[SessionId]) -> QueryResult<()> {
    for ids in ids.chunks(AT_ONCE) {
        let terms = terms_of(conn, ids).await?;
        diesel::sql_query(
            "update sessions set terms = new.terms::tsvector \
             from unnest($1, $2) as new (id, terms) \
             where sessions.id = new.id and sessions.terms <> new.terms::tsvector",
        )
        .bind::<Array<SqlUuid>, _>(&terms.ids)
        .bind::<Array<Text>, _>(&terms.tsvectors)
        .execute(conn)
        .await?;
        offer_choices(conn, ids).await?;
    }
    Ok(())
}

/// Writes the terms of a session and of its meetings.
pub async fn write_terms_of(conn: &mut AsyncPgConnection, id: SessionId) -> QueryResult<()> {
    let family = sessions::table
        .filter(sessions::id.eq(id).or(sessions::course_id.eq(id)))
        .select(sessions::id)
        .load(conn)
        .await?;
    write_terms(conn, &family).await
}

/// Writes the terms of all sessions at a venue, after its name or its town has changed.
pub async fn write_terms_at(conn: &mut AsyncPgConnection, venue: VenueId) -> QueryResult<()> {
    let there = sessions::table
        .filter(sessions::venue_id.eq(venue))
        .order(sessions::id)
        .select(sessions::id)
        .for_no_key_update()
        .load(conn)
        .await?;
    write_terms(conn, &there).await
}

/// Writes the terms of all sessions in some municipalities, after their names have changed.
pub async fn write_terms_in(conn: &mut AsyncPgConnection, towns: &[i32]) -> QueryResult<()> {
    let there = sessions::table
        .filter(sessions::municipality_id.eq_any(towns))
        .order(sessions::id)
        .select(sessions::id)
        .load(conn)
        .await?;
    write_terms(conn, &there).await
}

/// Writes the terms of sessions that have none yet, a portion in a transaction.
pub async fn fill_terms(conn: &mut AsyncPgConnection) -> QueryResult<()> {
    loop {
        let written = conn.transaction(async |conn| fill_some(conn).await).await?;
        if written == 0 {
            return Ok(());
        }
    }
}

async fn fill_some(conn: &mut AsyncPgConnection) -> QueryResult<usize> {
    let empty: Vec<SessionId> = sessions::table
        .filter(diesel::dsl::sql::<diesel::sql_types::Bool>("terms = ''"))
        .limit(i64::try_from(AT_ONCE).unwrap_or(i64::MAX))
        .select(sessions::id)
        .for_no_key_update()
        .skip_locked()
        .load(conn)
        .await?;
    write_terms(conn, &empty).await?;
    Ok(empty.len())
}

/// Sessions and the `tsvector` of each, at the same places.
#[derive(Debug, Default)]
pub(super) struct Terms {
    pub ids: Vec<SessionId>,
    pub tsvectors: Vec<String>,
}

type FindableRow = (SessionId, SessionKind, SessionTexts, String, String);

/// The terms that sessions should have.
pub(super) async fn terms_of(
    conn: &mut AsyncPgConnection,
    ids: &[SessionId],
) -> QueryResult<Terms> {
    let editions = editions_of(conn, ids).await?;
    let rows: Vec<FindableRow> = sessions::table
        .inner_join(session_texts::table)
        .inner_join(venues::table)
        .inner_join(municipalities::table)
        .filter(sessions::id.eq_any(ids))
        .select((
            sessions::id,
            sessions::kind,
            SessionTexts::as_select(),
            venues::name,
            municipalities::name,
        ))
        .load(conn)
        .await?;
    let mut terms = Terms::default();
    for (id, kind, texts, venue, town) in &rows {
        let findable = Findable {
            kind: *kind,
            texts,
            venue,
            town,
            editions: editions.get(id).map_or(&[], Vec::as_slice),
        };
        terms.ids.push(*id);
        terms.tsvectors.push(findable.tsvector());
    }
    Ok(terms)
}

async fn editions_of(
    conn: &mut AsyncPgConnection,
    ids: &[SessionId],
) -> QueryResult<HashMap<SessionId, Vec<EditionId>>> {
    let rows: Vec<(SessionId, EditionId)> = session_editions::table
        .filter(session_editions::session_id.eq_any(ids))
        .select((session_editions::session_id, session_editions::edition_id))
        .load(conn)
        .await?;
    let mut editions: HashMap<SessionId, Vec<EditionId>> = HashMap::new();
    for (session, edition) in rows {
        editions.entry(session).or_default().push(edition);
    }
    Ok(editions)
}
