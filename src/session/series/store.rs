//! A series as it is stored: the rule, what repeats, and the dates left out. Its sessions name it.

use chrono::{DateTime, NaiveDate, NaiveTime, Utc};
use diesel::prelude::*;
use diesel_async::{AsyncPgConnection, RunQueryDsl};
use serde::{Deserialize, Serialize};
use serde_json::Value;

use super::judge::{JudgedDate, Outcome, SkipReason};
use crate::platform::auth::{Scope, Target};
use crate::platform::ids::{OrganisationId, SeriesId, SessionId, VenueId};
use crate::platform::problem::{Fault, Problem};
use crate::platform::text::LocalText;
use crate::schema::{series, session_texts, sessions};
use crate::session::model::{Session, StoredStatus};
use crate::session::of_days::MOST_IN_ONE_ACT;
use crate::session::query::joined;

/// A row.
#[derive(Debug, Clone, Queryable, Selectable, Insertable)]
#[diesel(table_name = series, check_for_backend(diesel::pg::Pg))]
pub struct Series {
    pub id: SeriesId,
    pub organisation_id: OrganisationId,
    pub venue_id: VenueId,
    /// As the API takes it.
    pub rule: Value,
    /// As the API takes it.
    pub template: Value,
    /// A list of the dates left out.
    pub skipped: Value,
    pub created_at: DateTime<Utc>,
    /// The series that it goes on with.
    pub renews: Option<SeriesId>,
}

/// A date of the rule without a session.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct SkippedDate {
    pub date: NaiveDate,
    pub time: NaiveTime,
    pub starts_at: Option<DateTime<Utc>>,
    /// None where staff left it out.
    pub reason: Option<String>,
    pub name: Option<LocalText>,
    /// Of a stop of a tour: where it would have been.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub place: Option<LocalText>,
}

impl SkippedDate {
    /// None for a date that becomes a session.
    #[must_use]
    pub fn of(judged: &JudgedDate) -> Option<Self> {
        let reason = match judged.outcome {
            Outcome::Create => return None,
            Outcome::Skip(reason) => Some(reason),
            Outcome::Clash(_) | Outcome::TooFew(..) | Outcome::Away(_) => Some(SkipReason::Clash),
            Outcome::LeftOut => None,
        };
        Some(Self {
            date: judged.date,
            time: judged.time,
            starts_at: judged.timing.map(|timing| timing.starts_at),
            reason: reason.map(|reason| reason.name().to_owned()),
            name: judged.name.clone(),
            place: judged.place.clone(),
        })
    }
}

impl Series {
    /// The dates left out, in order.
    #[must_use]
    pub fn skipped(&self) -> Vec<SkippedDate> {
        serde_json::from_value(self.skipped.clone()).unwrap_or_default()
    }

    #[must_use]
    pub fn target(&self) -> Target {
        Target {
            organisation: self.organisation_id,
            venue: Some(self.venue_id),
            helps: false,
        }
    }
}

/// A session of a series, by the clock on the wall.
#[derive(Debug, Clone, Queryable)]
pub struct SessionOfSeries {
    pub id: SessionId,
    pub date: NaiveDate,
    pub time: NaiveTime,
    pub starts_at: DateTime<Utc>,
    /// Where it is, where that is not its venue.
    pub place: Option<LocalText>,
}

pub async fn insert(conn: &mut AsyncPgConnection, row: &Series) -> QueryResult<()> {
    diesel::insert_into(series::table)
        .values(row)
        .execute(conn)
        .await
        .map(drop)
}

/// The series with an id, where the scope covers it.
///
/// # Errors
/// 404 where it does not.
pub async fn find(
    conn: &mut AsyncPgConnection,
    scope: &Scope,
    id: SeriesId,
) -> Result<Series, Problem> {
    let found: Option<Series> = series::table
        .find(id)
        .select(Series::as_select())
        .get_result(conn)
        .await
        .optional()?;
    found
        .filter(|series| scope.covers(series.target()))
        .ok_or_else(Problem::not_found)
}

/// Its sessions from a day on, in order of time.
pub async fn sessions_of(
    conn: &mut AsyncPgConnection,
    id: SeriesId,
    from: Option<NaiveDate>,
) -> QueryResult<Vec<SessionOfSeries>> {
    let mut query = sessions::table
        .inner_join(session_texts::table)
        .filter(sessions::series_id.eq(id))
        .order((sessions::starts_at, sessions::id))
        .select((
            sessions::id,
            sessions::local_date,
            sessions::local_time,
            sessions::starts_at,
            session_texts::place,
        ))
        .into_boxed();
    if let Some(from) = from {
        query = query.filter(sessions::local_date.ge(from));
    }
    query.load(conn).await
}

/// What is to come of it and not cancelled, from a day on, in order of time.
pub async fn ahead(
    conn: &mut AsyncPgConnection,
    id: SeriesId,
    from: Option<NaiveDate>,
    now: DateTime<Utc>,
) -> QueryResult<Vec<Session>> {
    joined()
        .filter(sessions::series_id.eq(id))
        .filter(sessions::starts_at.gt(now))
        .filter(sessions::local_date.ge(from.unwrap_or_default()))
        .filter(sessions::status.ne(StoredStatus::Cancelled))
        .order((sessions::starts_at, sessions::id))
        .select(Session::as_select())
        .load(conn)
        .await
}

/// The same where all of it is to be changed or called off at once.
///
/// # Errors
/// 422 at `/from` for more than one act may take.
pub async fn ahead_in_one_act(
    conn: &mut AsyncPgConnection,
    id: SeriesId,
    from: Option<NaiveDate>,
    now: DateTime<Utc>,
) -> Result<Vec<Session>, Problem> {
    let sessions = ahead(conn, id, from, now).await?;
    match sessions.len() > MOST_IN_ONE_ACT {
        true => {
            let fault = Fault::new("too-many").fact("max", MOST_IN_ONE_ACT);
            Err(Problem::fault("/from", fault))
        }
        false => Ok(sessions),
    }
}
