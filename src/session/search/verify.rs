//! Compares what sessions are found by with what they say, and what is offered with what there is.

use diesel::prelude::*;
use diesel::sql_types::{Array, Text, Uuid as SqlUuid};
use diesel_async::{AsyncPgConnection, RunQueryDsl};

use super::choices::NOT_OFFERED;
use super::write::terms_of;
use crate::platform::db::Number;
use crate::platform::ids::SessionId;
use crate::schema::sessions;

const AT_ONCE: i64 = 1_000;

/// How many sessions are found by something else than they say.
pub async fn stale_terms(conn: &mut AsyncPgConnection) -> QueryResult<i64> {
    let (mut stale, mut after) = (0, None::<SessionId>);
    loop {
        let mut next = sessions::table.select(sessions::id).into_boxed();
        if let Some(after) = after {
            next = next.filter(sessions::id.gt(after));
        }
        let ids: Vec<SessionId> = next.order(sessions::id).limit(AT_ONCE).load(conn).await?;
        let Some(last) = ids.last() else {
            return Ok(stale);
        };
        after = Some(*last);
        stale += stale_among(conn, &ids).await?;
    }
}

async fn stale_among(conn: &mut AsyncPgConnection, ids: &[SessionId]) -> QueryResult<i64> {
    let terms = terms_of(conn, ids).await?;
    let found: Number = diesel::sql_query(
        "select count(*) as n from unnest($1, $2) as new (id, terms) \
         join sessions on sessions.id = new.id and sessions.terms <> new.terms::tsvector",
    )
    .bind::<Array<SqlUuid>, _>(&terms.ids)
    .bind::<Array<Text>, _>(&terms.tsvectors)
    .get_result(conn)
    .await?;
    Ok(found.n)
}

/// How many languages and topics of public sessions the list's form does not offer.
pub async fn choices_missing(conn: &mut AsyncPgConnection) -> QueryResult<i64> {
    let missing =
        format!("select count(*) as n from ({NOT_OFFERED} group by facet, value) missing");
    let found: Number = diesel::sql_query(missing).get_result(conn).await?;
    Ok(found.n)
}
