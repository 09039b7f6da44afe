//! Leases of letters: a worker takes some and commits, then speaks SMTP, then marks. They go by the database's clock,
//! for they are between machines; everything a person sees goes by the given `now`.

use chrono::{DateTime, Utc};
use diesel::prelude::*;
use diesel::sql_types::Timestamptz;
use diesel_async::{AsyncPgConnection, RunQueryDsl};
use serde_json::Value;
use uuid::Uuid;

use crate::schema::letters;

/// A row under lease.
#[derive(Debug, Clone, Queryable, Selectable)]
#[diesel(table_name = letters, check_for_backend(diesel::pg::Pg))]
#[expect(missing_docs, reason = "the columns' meanings stand in the migration")]
pub struct LeasedLetter {
    pub id: Uuid,
    pub booking_id: Option<Uuid>,
    pub kind: String,
    pub recipient: Option<String>,
    pub language: String,
    pub facts: Value,
    pub dedupe_key: String,
    pub due_at: DateTime<Utc>,
    pub attempts: i32,
    pub lease: i64,
    pub promised_for: Option<DateTime<Utc>>,
    pub refused_since: Option<DateTime<Utc>>,
    pub created_at: DateTime<Utc>,
}

impl LeasedLetter {
    /// Since when it could have been sent.
    pub(super) fn first_due(&self) -> DateTime<Utc> {
        self.promised_for.unwrap_or(self.created_at)
    }
}

/// Takes up to `most` due letters under a lease of two minutes: of each booking the first that is due, so that its
/// letters arrive in their order. Rows another worker holds are skipped; an expired lease is taken over.
pub async fn lease(
    conn: &mut AsyncPgConnection,
    most: i64,
    now: DateTime<Utc>,
) -> QueryResult<Vec<LeasedLetter>> {
    diesel::sql_query(
        "update letters set state = 'sending', attempts = attempts + 1, \
                lease = lease + 1, \
                leased_until = clock_timestamp() + interval '2 minutes' \
          where id in (select id from letters one \
                        where (state = 'waiting' and due_at <= $1 \
                           or state = 'sending' and leased_until < clock_timestamp()) \
                          and not exists (select from letters earlier \
                              where earlier.booking_id = one.booking_id and earlier.id < one.id \
                                and earlier.state in ('waiting', 'sending') \
                                and coalesce(earlier.promised_for <= $1, true)) \
                        order by due_at, id limit $2 for update of one skip locked) \
         returning id",
    )
    .bind::<Timestamptz, _>(now)
    .bind::<diesel::sql_types::BigInt, _>(most)
    .load::<LeasedId>(conn)
    .await
    .map(|rows| rows.into_iter().map(|row| row.id).collect::<Vec<_>>())
    .map(|ids| {
        letters::table
            .filter(letters::id.eq_any(ids))
            .order((letters::due_at, letters::id))
    })?
    .select(LeasedLetter::as_select())
    .load(conn)
    .await
}

#[derive(QueryableByName)]
struct LeasedId {
    #[diesel(sql_type = diesel::sql_types::Uuid)]
    id: Uuid,
}
