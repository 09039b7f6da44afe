//! The ids that senders give their sessions; each organisation has its own.

use std::collections::HashMap;

use diesel::prelude::*;
use diesel::sql_types::{Array, Text, Uuid as SqlUuid};
use diesel_async::{AsyncPgConnection, RunQueryDsl};

use crate::platform::ids::{OrganisationId, SessionId};
use crate::schema::external_ids;

/// An organisation's id of a session.
pub type ExternalId = (OrganisationId, String);

/// The sessions that are known by these ids.
pub async fn known(
    conn: &mut AsyncPgConnection,
    ids: &[&ExternalId],
) -> QueryResult<HashMap<ExternalId, SessionId>> {
    let owners: Vec<OrganisationId> = ids.iter().map(|(owner, _)| *owner).collect();
    let texts: Vec<&str> = ids.iter().map(|(_, id)| id.as_str()).collect();
    let rows: Vec<KnownRow> = diesel::sql_query(
        "select e.organisation_id, e.external_id, e.session_id from external_ids e \
         join unnest($1, $2) as asked (owner, id) \
             on asked.owner = e.organisation_id and asked.id = e.external_id",
    )
    .bind::<Array<SqlUuid>, _>(owners)
    .bind::<Array<Text>, _>(texts)
    .load(conn)
    .await?;
    let known = rows
        .into_iter()
        .map(|row| ((row.organisation_id, row.external_id), row.session_id));
    Ok(known.collect())
}

#[derive(QueryableByName)]
struct KnownRow {
    #[diesel(sql_type = SqlUuid)]
    organisation_id: OrganisationId,
    #[diesel(sql_type = Text)]
    external_id: String,
    #[diesel(sql_type = SqlUuid)]
    session_id: SessionId,
}

/// The sessions that any organisation knows by these ids.
pub async fn named(
    conn: &mut AsyncPgConnection,
    ids: &[&str],
) -> QueryResult<HashMap<String, Vec<SessionId>>> {
    let rows: Vec<(String, SessionId)> = external_ids::table
        .filter(external_ids::external_id.eq_any(ids))
        .select((external_ids::external_id, external_ids::session_id))
        .load(conn)
        .await?;
    let mut named: HashMap<String, Vec<SessionId>> = HashMap::new();
    for (id, session) in rows {
        named.entry(id).or_default().push(session);
    }
    Ok(named)
}

/// Remembers the ids of new sessions.
pub async fn remember(
    conn: &mut AsyncPgConnection,
    ids: &[(&ExternalId, SessionId)],
) -> QueryResult<()> {
    let rows = ids.iter().map(|((owner, id), session)| {
        (
            external_ids::organisation_id.eq(owner),
            external_ids::external_id.eq(id),
            external_ids::session_id.eq(session),
        )
    });
    diesel::insert_into(external_ids::table)
        .values(rows.collect::<Vec<_>>())
        .execute(conn)
        .await
        .map(drop)
}
