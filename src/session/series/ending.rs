//! Series that end soon and that nobody has gone on with: whoever plans is reminded.

use chrono::{DateTime, NaiveDate, TimeDelta, Utc};
use diesel::prelude::*;
use diesel::sql_types::{Array, Date, Jsonb, Timestamptz, Uuid as SqlUuid};
use diesel_async::{AsyncPgConnection, RunQueryDsl};

use crate::platform::auth::{Scope, Target};
use crate::platform::ids::{OrganisationId, SeriesId, VenueId};
use crate::platform::text::LocalText;

/// How long before its last date a series is named.
const AHEAD: TimeDelta = TimeDelta::days(30);
/// How long after it.
const AFTERWARDS: TimeDelta = TimeDelta::days(14);

/// A series whose last date is near.
#[derive(Debug, Clone, QueryableByName)]
pub struct EndingSeries {
    #[diesel(sql_type = SqlUuid)]
    pub id: SeriesId,
    #[diesel(sql_type = SqlUuid)]
    organisation_id: OrganisationId,
    #[diesel(sql_type = SqlUuid)]
    venue_id: VenueId,
    #[diesel(sql_type = Jsonb)]
    pub title: LocalText,
    #[diesel(sql_type = Date)]
    pub last_day: NaiveDate,
}

/// Those within the scope, the first to end first. A block has no rule that goes on, and is none of them.
const ENDING: &str = "
select series.id, series.organisation_id, series.venue_id, last.title, last.local_date as last_day
  from series join lateral (
      select t.title, s.local_date, s.starts_at
        from sessions s join session_texts t on t.session_id = s.id
       where s.series_id = series.id and s.status <> 'cancelled'
       order by s.starts_at desc limit 1) last on true
 where series.organisation_id = any($1) and series.rule ->> 'unit' in ('week', 'month')
   and last.starts_at between $2 and $3
   and not exists (select from series next where next.renews = series.id)
 order by last.starts_at, series.id limit 20";

/// Reads them.
///
/// # Errors
/// When the database does not answer.
pub async fn ending_series(
    conn: &mut AsyncPgConnection,
    scope: &Scope,
    now: DateTime<Utc>,
) -> QueryResult<Vec<EndingSeries>> {
    let mut found: Vec<EndingSeries> = diesel::sql_query(ENDING)
        .bind::<Array<SqlUuid>, _>(scope.owners().collect::<Vec<_>>())
        .bind::<Timestamptz, _>(now - AFTERWARDS)
        .bind::<Timestamptz, _>(now + AHEAD)
        .load(conn)
        .await?;
    found.retain(|series| {
        scope.covers(Target {
            organisation: series.organisation_id,
            venue: Some(series.venue_id),
            helps: false,
        })
    });
    Ok(found)
}
