//! Handing in: an organisation's figures as they are now become part of the edition's next
//! revision. Figures stay correctable; what was handed in stays as it was until the next time.

use chrono::{DateTime, Utc};
use diesel::prelude::*;
use diesel::sql_types::{Array, Bool, Integer, Timestamptz, Uuid as SqlUuid};
use diesel_async::{AsyncPgConnection, RunQueryDsl};
use serde_json::json;
use uuid::Uuid;

use super::figures::LIVE;
use crate::campaign::begin_revision;
use crate::organisation::{controller_of, reach};
use crate::platform::audit::{self, Act};
use crate::platform::ids::{EditionId, OrganisationId, StaffId};
use crate::schema::{submissions, submitted_sessions};

/// What is handed in, and by whom.
#[derive(Debug, Clone, Copy)]
pub struct Submission {
    /// Its own id.
    pub id: Uuid,
    /// Of which edition.
    pub edition: EditionId,
    /// Whose figures: its own and those below it, as far as the next controller.
    pub organisation: OrganisationId,
    /// Who hands in.
    pub by: StaffId,
}

/// What handing in made.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Submitted {
    /// The edition's revision that has these figures.
    pub revision: i32,
    /// When.
    pub at: DateTime<Utc>,
    /// How many sessions were frozen.
    pub sessions: i64,
}

/// Freezes the figures. To be called in a transaction, which holds the edition's row from the
/// first statement on.
///
/// # Errors
/// Of the database; not found when there is no such edition or organisation.
pub async fn submit(
    conn: &mut AsyncPgConnection,
    submission: Submission,
    now: DateTime<Utc>,
) -> QueryResult<Submitted> {
    let revision = begin_revision(conn, submission.edition).await?;
    diesel::insert_into(submissions::table)
        .values((
            submissions::id.eq(submission.id),
            submissions::edition_id.eq(submission.edition),
            submissions::revision.eq(revision),
            submissions::organisation_id.eq(submission.organisation),
            submissions::by.eq(submission.by),
            submissions::at.eq(now),
        ))
        .execute(conn)
        .await?;
    let within = reach(conn, submission.organisation).await?.own;
    let controller = controller_of(conn, submission.organisation).await?;
    let sessions = freeze(conn, submission.edition, revision, &within, controller, now).await?;
    withdraw(conn, submission.edition, revision, &within).await?;
    let act = Act {
        staff: submission.by,
        organisation: Some(submission.organisation),
        act: "submission.made",
        object: submission.edition.0,
        facts: json!({"revision": revision, "sessions": sessions}),
    };
    audit::record(conn, act, now).await?;
    Ok(Submitted {
        revision,
        at: now,
        sessions,
    })
}

/// What an earlier submission made.
///
/// # Errors
/// Of the database; not found when there is no such submission.
pub async fn submitted(conn: &mut AsyncPgConnection, id: Uuid) -> QueryResult<Submitted> {
    let (edition, revision, at): (Uuid, i32, DateTime<Utc>) = submissions::table
        .filter(submissions::id.eq(id))
        .select((
            submissions::edition_id,
            submissions::revision,
            submissions::at,
        ))
        .get_result(conn)
        .await?;
    let sessions = submitted_sessions::table
        .filter(submitted_sessions::edition_id.eq(edition))
        .filter(submitted_sessions::revision.eq(revision))
        .filter(submitted_sessions::state.ne("withdrawn"))
        .count()
        .get_result(conn)
        .await?;
    Ok(Submitted {
        revision,
        at,
        sessions,
    })
}

async fn freeze(
    conn: &mut AsyncPgConnection,
    edition: EditionId,
    revision: i32,
    within: &[Uuid],
    controller: OrganisationId,
    now: DateTime<Utc>,
) -> QueryResult<i64> {
    let statement = format!(
        "{LIVE} insert into submitted_sessions (edition_id, revision, session_id, organisation_id,
            controller_id, venue_id, municipality_id, kind, day, languages, organiser_type, state,
            bookings, no_shows, walk_ins, participants, children, digital)
        select $1, $5, session_id, organisation_id, $6, venue_id, municipality_id, kind, day,
            languages, organiser_type, state, bookings, no_shows, walk_ins, participants, children,
            digital
        from live"
    );
    diesel::sql_query(statement)
        .bind::<SqlUuid, _>(edition.0)
        .bind::<Timestamptz, _>(now)
        .bind::<Bool, _>(false)
        .bind::<Array<SqlUuid>, _>(within)
        .bind::<Integer, _>(revision)
        .bind::<SqlUuid, _>(controller.0)
        .execute(conn)
        .await
        .map(|rows| i64::try_from(rows).unwrap_or(i64::MAX))
}

/// A session that an older revision has and that is not the organisation's in this edition any
/// more gets a row that says so: a revision is, for each session, its newest row.
async fn withdraw(
    conn: &mut AsyncPgConnection,
    edition: EditionId,
    revision: i32,
    within: &[Uuid],
) -> QueryResult<usize> {
    diesel::sql_query(
        "insert into submitted_sessions (edition_id, revision, session_id, organisation_id,
            controller_id, venue_id, municipality_id, kind, day, languages, organiser_type, state,
            bookings, no_shows, walk_ins, participants, children, digital)
        select edition_id, $2, session_id, organisation_id, controller_id, venue_id,
            municipality_id, kind, day, languages, organiser_type, 'withdrawn', 0, 0, 0, 0, 0, 0
        from (
            select distinct on (session_id) * from submitted_sessions
            where edition_id = $1 order by session_id, revision desc
        ) newest
        where organisation_id = any($3) and revision < $2 and state <> 'withdrawn'",
    )
    .bind::<SqlUuid, _>(edition.0)
    .bind::<Integer, _>(revision)
    .bind::<Array<SqlUuid>, _>(within)
    .execute(conn)
    .await
}
