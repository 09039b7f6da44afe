//! The row of a shared job: who does it until when, and how it ended.
//! A lease goes by the database's clock, for it is between machines; when a job is due goes by the given
//! `now`. Only the newest lease may write an ending.

use std::collections::BTreeMap;

use chrono::{DateTime, Utc};
use diesel::prelude::*;
use diesel::sql_types::{BigInt, Integer, Text, Timestamptz};
use diesel_async::{AsyncPgConnection, RunQueryDsl};

use crate::schema::jobs;

/// The right to do a job.
#[derive(Debug, Clone, QueryableByName)]
pub struct JobLease {
    #[diesel(sql_type = Text)]
    pub name: String,
    /// The fence.
    #[diesel(sql_type = BigInt)]
    pub lease: i64,
    /// Failures in a row before this run.
    #[diesel(sql_type = Integer)]
    pub attempts: i32,
}

/// How a run of a shared job ended, and when the job is due again.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum JobEnding {
    Done {
        due_at: DateTime<Utc>,
        /// The figures it found; none leaves those of an earlier run.
        found: Option<BTreeMap<&'static str, i64>>,
    },
    Failed {
        due_at: DateTime<Utc>,
        reason: String,
    },
}

/// Gives jobs that have no row yet one that is due now. Then metrics tell that they wait, even where no
/// process does them.
pub async fn register(
    conn: &mut AsyncPgConnection,
    names: &[&str],
    now: DateTime<Utc>,
) -> QueryResult<()> {
    let row = |name: &&str| (jobs::name.eq((*name).to_owned()), jobs::due_at.eq(now));
    diesel::insert_into(jobs::table)
        .values(names.iter().map(row).collect::<Vec<_>>())
        .on_conflict(jobs::name)
        .do_nothing()
        .execute(conn)
        .await
        .map(drop)
}

/// Takes a job that is due and that nobody has; nothing where there is none.
///
/// The lease lasts longer than any job may take: a connection ends each statement after a minute, and the
/// longest job has six. So no lease is renewed while its job runs, at the price that what a dead process
/// held waits for a quarter of an hour.
pub async fn take(
    conn: &mut AsyncPgConnection,
    name: &str,
    now: DateTime<Utc>,
) -> QueryResult<Option<JobLease>> {
    diesel::sql_query(
        "insert into jobs as j (name, due_at, lease, leased_until) \
         values ($1, $2, 1, clock_timestamp() + interval '15 minutes') \
         on conflict (name) do update set lease = j.lease + 1, leased_until = excluded.leased_until \
          where j.due_at <= $2 and (j.leased_until is null or j.leased_until < clock_timestamp()) \
         returning name, lease, attempts",
    )
    .bind::<Text, _>(name)
    .bind::<Timestamptz, _>(now)
    .get_result(conn)
    .await
    .optional()
}

/// Writes how a run ended; answers whether the lease still held.
pub async fn finish(
    conn: &mut AsyncPgConnection,
    lease: &JobLease,
    ending: JobEnding,
    now: DateTime<Utc>,
) -> QueryResult<bool> {
    let held = jobs::lease
        .eq(lease.lease)
        .and(jobs::leased_until.is_not_null());
    let row = diesel::update(jobs::table.find(&lease.name)).filter(held);
    let nobody = jobs::leased_until.eq(None::<DateTime<Utc>>);
    let written = match ending {
        JobEnding::Done { due_at, found } => {
            let found = found.map(|found| jobs::found.eq(serde_json::json!(found)));
            let success = (
                jobs::attempts.eq(0),
                jobs::failing_since.eq(None::<DateTime<Utc>>),
                jobs::reason.eq(None::<String>),
                jobs::last_done_at.eq(now),
            );
            row.set((nobody, jobs::due_at.eq(due_at), success, found))
                .execute(conn)
                .await?
        }
        JobEnding::Failed { due_at, reason } => {
            let since = diesel::dsl::sql::<diesel::sql_types::Nullable<Timestamptz>>(
                "coalesce(failing_since, ",
            )
            .bind::<Timestamptz, _>(now)
            .sql(")");
            let failure = (
                jobs::attempts.eq(lease.attempts + 1),
                jobs::failing_since.eq(since),
                jobs::reason.eq(reason),
            );
            row.set((nobody, jobs::due_at.eq(due_at), failure))
                .execute(conn)
                .await?
        }
    };
    Ok(written == 1)
}
