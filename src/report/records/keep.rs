//! Keeps the records of sessions beforehand, and compares those that are kept with what they should be.
//! Whoever locks a session drops its record, so a kept one is true.

use diesel::prelude::*;
use diesel::sql_types::{Array, BigInt, Uuid as SqlUuid};
use diesel_async::{AsyncConnection, AsyncPgConnection, RunQueryDsl};

use super::live::{COLUMNS, added_up};
use crate::platform::db::Number;
use crate::platform::ids::SessionId;
use crate::schema::session_records;
use crate::session;

/// Sessions that are locked at once.
const AT_ONCE: usize = 200;
/// Sessions of one run of the job.
const MOST: i64 = 20_000;

/// Sessions of editions, and meetings of courses in them, that have no record. What is linked and missing is found
/// before sessions are joined: they are few, and the planner would begin with all sessions.
const WITHOUT: &str = "
with linked as materialized (
    select session_id as id from session_editions
    union
    select m.id from session_editions e join sessions m on m.course_id = e.session_id
), missing as materialized (
    select id from linked where not exists (select from session_records r where r.session_id = linked.id)
)
select s.id, s.course_id
from missing join sessions s on s.id = missing.id left join sessions c on c.id = s.course_id
where coalesce(c.status, s.status) in ('published', 'cancelled')
  and s.audience = 'public' and coalesce(c.audience, 'public') = 'public'
  and not exists (select from sessions m where m.course_id = s.id)
limit $1";

#[derive(QueryableByName)]
struct WithoutRecord {
    #[diesel(sql_type = SqlUuid)]
    id: SessionId,
    #[diesel(sql_type = diesel::sql_types::Nullable<SqlUuid>)]
    course_id: Option<SessionId>,
}

/// Keeps the records that are missing; answers how many it has kept.
pub async fn keep_records(conn: &mut AsyncPgConnection) -> QueryResult<usize> {
    let missing: Vec<WithoutRecord> = diesel::sql_query(WITHOUT)
        .bind::<BigInt, _>(MOST)
        .load(conn)
        .await?;
    let mut kept = 0;
    for some in missing.chunks(AT_ONCE) {
        kept += conn
            .transaction(async |conn| keep_some(conn, some).await)
            .await?;
    }
    Ok(kept)
}

/// The locks see to it that nothing changes between the sums and the record.
async fn keep_some(conn: &mut AsyncPgConnection, missing: &[WithoutRecord]) -> QueryResult<usize> {
    let ids: Vec<SessionId> = missing.iter().map(|one| one.id).collect();
    let courses = missing.iter().filter_map(|one| one.course_id);
    let locked: Vec<SessionId> = ids.iter().copied().chain(courses).collect();
    session::lock_seats(conn, &locked).await?;
    let records = added_up("$1");
    diesel::sql_query(format!("insert into session_records ({COLUMNS}) {records}"))
        .bind::<Array<SqlUuid>, _>(&ids)
        .execute(conn)
        .await
}

/// Records that are compared at once.
const PORTION: i64 = 1_000;

/// How many kept records are not what their sessions come to.
pub async fn records_off(conn: &mut AsyncPgConnection) -> QueryResult<i64> {
    let (mut off, mut after) = (0, None::<SessionId>);
    loop {
        let mut kept = session_records::table
            .select(session_records::session_id)
            .into_boxed();
        if let Some(after) = after {
            kept = kept.filter(session_records::session_id.gt(after));
        }
        let kept = kept.order(session_records::session_id).limit(PORTION);
        let ids: Vec<SessionId> = kept.load(conn).await?;
        let Some(last) = ids.last() else {
            return Ok(off);
        };
        after = Some(*last);
        off += off_among(conn, &ids).await?;
    }
}

async fn off_among(conn: &mut AsyncPgConnection, ids: &[SessionId]) -> QueryResult<i64> {
    let records = added_up("$1");
    let off = format!(
        "select count(*) as n from (
            select {COLUMNS} from session_records where session_id = any($1) except {records}
        ) off"
    );
    let found: Number = diesel::sql_query(off)
        .bind::<Array<SqlUuid>, _>(ids)
        .get_result(conn)
        .await?;
    Ok(found.n)
}
