//! Reads an edition's sessions, one record each: live from the tables, or as a revision froze them.
//! Only sessions for everybody are in a report. A course's own row is in none: each meeting reports the course's
//! seats and its own attendance. `live` has the statements, `keep` keeps live records beforehand.

mod keep;
mod live;

use super::state::ReportState;
use crate::platform::ids::{EditionId, OrganisationId, SessionId, VenueId};
use crate::session::SessionKind;
use chrono::{DateTime, NaiveDate, Utc};
use diesel::prelude::*;
use diesel::sql_types::{Array, BigInt, Bool, Date, Integer, Text, Timestamptz, Uuid as SqlUuid};
use diesel_async::{AsyncPgConnection, RunQueryDsl};

pub use self::keep::{keep_records, records_off};
pub(super) use self::live::live;
use super::people::People;

/// The rows of `source`, live or frozen, with the names of their groups.
const NAMED: &str = "
select r.session_id, r.organisation_id, r.venue_id, v.slug as venue, v.name as venue_name,
       m.country || '-' || m.code as municipality, m.name as municipality_name,
       r.kind, r.day, r.languages, r.organiser_type, r.state,
       r.bookings::bigint, r.no_shows::bigint, r.walk_ins::bigint,
       r.participants::bigint, r.children::bigint, r.digital::bigint
from source r
join venues v on v.id = r.venue_id
join municipalities m on m.id = r.municipality_id
order by municipality, venue, r.day, r.session_id";

/// Each session's newest row up to a revision; a session that left the edition has a row that says
/// so. Binds `$1` the edition, `$2` the revision, `$3` and `$4` as `live` does.
const FROZEN: &str = "
with newest as (
    select distinct on (f.session_id) f.*
    from submitted_sessions f
    where f.edition_id = $1 and f.revision <= $2
    order by f.session_id, f.revision desc
), source as (
    select * from newest
    where state <> 'withdrawn' and ($3 or organisation_id = any($4))
)";

/// One session in a report: the columns of `submitted_sessions`, and names.
#[derive(Debug, Clone, PartialEq, Eq, QueryableByName)]
#[diesel(check_for_backend(diesel::pg::Pg))]
pub struct SessionRecord {
    #[diesel(sql_type = SqlUuid)]
    pub session_id: SessionId,
    #[diesel(sql_type = SqlUuid)]
    pub organisation_id: OrganisationId,
    #[diesel(sql_type = SqlUuid)]
    pub venue_id: VenueId,
    #[diesel(sql_type = Text)]
    pub venue: String,
    #[diesel(sql_type = Text)]
    pub venue_name: String,
    #[diesel(sql_type = Text)]
    pub municipality: String,
    #[diesel(sql_type = Text)]
    pub municipality_name: String,
    #[diesel(sql_type = Text)]
    pub kind: SessionKind,
    #[diesel(sql_type = Date)]
    pub day: NaiveDate,
    #[diesel(sql_type = Array<Text>)]
    pub languages: Vec<String>,
    #[diesel(sql_type = Text)]
    pub organiser_type: String,
    #[diesel(sql_type = Text)]
    pub state: ReportState,
    #[diesel(embed)]
    pub people: People<i64>,
}

impl QueryableByName<diesel::pg::Pg> for People<i64> {
    fn build<'a>(
        row: &impl diesel::row::NamedRow<'a, diesel::pg::Pg>,
    ) -> diesel::deserialize::Result<Self> {
        let count = |name| diesel::row::NamedRow::get::<BigInt, i64>(row, name);
        Ok(Self {
            bookings: count("bookings")?,
            no_shows: count("no_shows")?,
            walk_ins: count("walk_ins")?,
            participants: count("participants")?,
            children: count("children")?,
            digital: count("digital")?,
        })
    }
}

impl SessionRecord {
    /// What a report says of a session whose organisation has not submitted: that it was planned,
    /// cancelled or due.
    #[must_use]
    pub fn without_figures(mut self) -> Self {
        if self.state.is_reported() {
            self.state = ReportState::Unreported;
        }
        self.people = People::default();
        self
    }
}

/// Whose sessions are read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum RecordScope {
    Everyone,
    Organisations(Vec<OrganisationId>),
}

impl RecordScope {
    /// The values of `$3` and `$4`.
    fn binds(self) -> (bool, Vec<OrganisationId>) {
        match self {
            Self::Everyone => (true, Vec::new()),
            Self::Organisations(ids) => (false, ids),
        }
    }
}

/// The records as they are now.
pub async fn live_records(
    conn: &mut AsyncPgConnection,
    edition: EditionId,
    scope: RecordScope,
    now: DateTime<Utc>,
) -> QueryResult<Vec<SessionRecord>> {
    let (all, ids) = scope.binds();
    diesel::sql_query(format!(
        "{}, source as (select * from live) {NAMED}",
        live()
    ))
    .bind::<SqlUuid, _>(edition)
    .bind::<Timestamptz, _>(now)
    .bind::<Bool, _>(all)
    .bind::<Array<SqlUuid>, _>(ids)
    .load(conn)
    .await
}

/// The records as a revision froze them.
pub async fn frozen_records(
    conn: &mut AsyncPgConnection,
    edition: EditionId,
    scope: RecordScope,
    revision: i32,
) -> QueryResult<Vec<SessionRecord>> {
    let (all, ids) = scope.binds();
    diesel::sql_query(format!("{FROZEN} {NAMED}"))
        .bind::<SqlUuid, _>(edition)
        .bind::<Integer, _>(revision)
        .bind::<Bool, _>(all)
        .bind::<Array<SqlUuid>, _>(ids)
        .load(conn)
        .await
}
