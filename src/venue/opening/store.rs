//! Opening hours as they are stored: a row for each venue of which somebody said them, the weeks as the API writes them.

use chrono::{DateTime, Utc};
use diesel::prelude::*;
use diesel_async::{AsyncPgConnection, RunQueryDsl};
use serde_json::{Value, json};

use super::week::OpeningHours;
use super::written::WrittenHours;
use crate::platform::ids::VenueId;
use crate::platform::problem::{Problem, STALE};
use crate::schema::opening_hours as rows;
use crate::venue::model::Venue;

/// The hours with their version; 0 where nobody said any.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct StoredHours {
    pub hours: OpeningHours,
    pub version: i32,
}

/// When a venue is open.
///
/// # Errors
/// 500 when the database does not answer, or holds what cannot be read.
pub async fn opening_hours(
    conn: &mut AsyncPgConnection,
    venue: VenueId,
) -> Result<StoredHours, Problem> {
    let found: Option<(Value, i32)> = rows::table
        .find(venue)
        .select((rows::weeks, rows::version))
        .get_result(conn)
        .await
        .optional()?;
    let Some((weeks, version)) = found else {
        return Ok(StoredHours::default());
    };
    let written: WrittenHours =
        serde_json::from_value(json!({ "weeks": weeks })).map_err(Problem::internal)?;
    Ok(StoredHours {
        hours: written.validate()?,
        version,
    })
}

/// Writes hours over those of `before`.
///
/// # Errors
/// 412 when somebody changed them meanwhile.
pub(super) async fn save(
    conn: &mut AsyncPgConnection,
    venue: &Venue,
    hours: &OpeningHours,
    before: i32,
    now: DateTime<Utc>,
) -> Result<i32, Problem> {
    let weeks = json!(WrittenHours::of(hours).weeks);
    let written = match before {
        0 => insert(conn, venue, weeks, now).await,
        _ => update(conn, venue, weeks, before, now).await,
    };
    written.optional()?.ok_or_else(|| Problem::new(&STALE))
}

/// Finds nothing where somebody said them meanwhile.
async fn insert(
    conn: &mut AsyncPgConnection,
    venue: &Venue,
    weeks: Value,
    now: DateTime<Utc>,
) -> QueryResult<i32> {
    diesel::insert_into(rows::table)
        .values((
            rows::venue_id.eq(venue.id),
            rows::organisation_id.eq(venue.organisation_id),
            rows::weeks.eq(weeks),
            rows::updated_at.eq(now),
        ))
        .on_conflict_do_nothing()
        .returning(rows::version)
        .get_result(conn)
        .await
}

/// Finds nothing where somebody changed them meanwhile.
async fn update(
    conn: &mut AsyncPgConnection,
    venue: &Venue,
    weeks: Value,
    before: i32,
    now: DateTime<Utc>,
) -> QueryResult<i32> {
    diesel::update(rows::table.find(venue.id))
        .filter(rows::version.eq(before))
        .set((
            rows::weeks.eq(weeks),
            rows::version.eq(rows::version + 1),
            rows::updated_at.eq(now),
        ))
        .returning(rows::version)
        .get_result(conn)
        .await
}
