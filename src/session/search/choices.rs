//! The languages and topics that the form above the public list offers.
//! Each has the latest start of a public session that has it, so that what is over is offered no more.

use diesel::QueryResult;
use diesel::sql_types::{Array, Uuid as SqlUuid};
use diesel_async::{AsyncPgConnection, RunQueryDsl};

use crate::platform::ids::SessionId;

/// The choices of public sessions that are not offered as far as their start. Closed by a condition on
/// `sessions`.
pub(super) const NOT_OFFERED: &str = "
select facet, value, max(starts_at) as last_starts_at
from sessions
join session_texts on session_id = id
cross join lateral (
    select 'language' as facet, unnest(languages) as value union all select 'topic', unnest(topics)
) said
where status in ('published', 'cancelled') and audience = 'public' and course_id is null
  and not exists (select from session_choices known
      where known.facet = said.facet and known.value = said.value and known.last_starts_at >= sessions.starts_at)";

/// Offers what some sessions have, as far as they are public.
pub(super) async fn offer_choices(
    conn: &mut AsyncPgConnection,
    sessions: &[SessionId],
) -> QueryResult<()> {
    diesel::sql_query(format!(
        "insert into session_choices (facet, value, last_starts_at) \
         {NOT_OFFERED} and id = any($1) group by facet, value order by facet, value \
         on conflict (facet, value) do update set last_starts_at = excluded.last_starts_at \
         where session_choices.last_starts_at < excluded.last_starts_at"
    ))
    .bind::<Array<SqlUuid>, _>(sessions)
    .execute(conn)
    .await
    .map(drop)
}
