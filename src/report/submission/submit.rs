//! Freezes an organisation's figures in the edition's next revision. Counts stay correctable; what
//! was submitted stays as it was until the next submission.

use crate::report::state::ReportState;
use chrono::{DateTime, Utc};
use diesel::prelude::*;
use diesel::sql_types::{Array, Bool, Integer, Timestamptz, Uuid as SqlUuid};
use diesel_async::{AsyncPgConnection, RunQueryDsl};
use serde_json::json;
use uuid::Uuid;

use crate::campaign::begin_revision;
use crate::organisation::{controller_of, grant_reach};
use crate::platform::audit::{self, Act};
use crate::platform::ids::{EditionId, OrganisationId, StaffId};
use crate::report::records::live;
use crate::schema::{submissions, submitted_sessions};

/// A submission to be made.
#[derive(Debug, Clone, Copy)]
pub struct NewSubmission {
    pub id: Uuid,
    pub edition: EditionId,
    /// Whose figures: its own and those below it, as far as the next controller.
    pub organisation: OrganisationId,
    pub by: StaffId,
}

/// A submission that was made.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Submission {
    /// The edition's revision that has these figures.
    pub revision: i32,
    pub at: DateTime<Utc>,
    /// How many sessions were frozen.
    pub sessions: i64,
}

/// Freezes the figures. Call it in a transaction: it locks the edition's row from the first statement
/// to the end.
///
/// # Errors
/// `NotFound` when there is no such edition or organisation.
pub async fn submit(
    conn: &mut AsyncPgConnection,
    new: NewSubmission,
    now: DateTime<Utc>,
) -> QueryResult<Submission> {
    let revision = begin_revision(conn, new.edition).await?;
    diesel::insert_into(submissions::table)
        .values((
            submissions::id.eq(new.id),
            submissions::edition_id.eq(new.edition),
            submissions::revision.eq(revision),
            submissions::organisation_id.eq(new.organisation),
            submissions::by.eq(new.by),
            submissions::at.eq(now),
        ))
        .execute(conn)
        .await?;
    let within = grant_reach(conn, new.organisation).await?.own;
    let controller = controller_of(conn, new.organisation).await?;
    let sessions = freeze(conn, new.edition, revision, &within, controller, now).await?;
    withdraw(conn, new.edition, revision, &within).await?;
    let act = Act {
        staff: new.by,
        organisation: Some(new.organisation),
        act: "submission.made",
        object: new.edition.into(),
        facts: json!({"revision": revision, "sessions": sessions}),
    };
    audit::record(conn, act, now).await?;
    Ok(Submission {
        revision,
        at: now,
        sessions,
    })
}

/// A submission by its id.
///
/// # Errors
/// `NotFound` when there is no such submission.
pub async fn find_submission(conn: &mut AsyncPgConnection, id: Uuid) -> QueryResult<Submission> {
    let (edition, revision, at): (EditionId, i32, DateTime<Utc>) = submissions::table
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
        .filter(submitted_sessions::state.ne(ReportState::Withdrawn))
        .count()
        .get_result(conn)
        .await?;
    Ok(Submission {
        revision,
        at,
        sessions,
    })
}

async fn freeze(
    conn: &mut AsyncPgConnection,
    edition: EditionId,
    revision: i32,
    within: &[OrganisationId],
    controller: OrganisationId,
    now: DateTime<Utc>,
) -> QueryResult<i64> {
    let statement = format!(
        "{} insert into submitted_sessions (edition_id, revision, session_id, organisation_id,
            controller_id, venue_id, municipality_id, kind, day, languages, organiser_type, state,
            bookings, no_shows, walk_ins, participants, children, digital)
        select $1, $5, session_id, organisation_id, $6, venue_id, municipality_id, kind, day,
            languages, organiser_type, state, bookings, no_shows, walk_ins, participants, children,
            digital
        from live",
        live()
    );
    diesel::sql_query(statement)
        .bind::<SqlUuid, _>(edition)
        .bind::<Timestamptz, _>(now)
        .bind::<Bool, _>(false)
        .bind::<Array<SqlUuid>, _>(within)
        .bind::<Integer, _>(revision)
        .bind::<SqlUuid, _>(controller)
        .execute(conn)
        .await
        .map(|rows| i64::try_from(rows).unwrap_or(i64::MAX))
}

/// A session of an older revision that the organisation no longer has in this edition gets a row that
/// says so: a revision is, for each session, its newest row.
async fn withdraw(
    conn: &mut AsyncPgConnection,
    edition: EditionId,
    revision: i32,
    within: &[OrganisationId],
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
    .bind::<SqlUuid, _>(edition)
    .bind::<Integer, _>(revision)
    .bind::<Array<SqlUuid>, _>(within)
    .execute(conn)
    .await
}
