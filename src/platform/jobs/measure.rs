//! Which shared jobs are late or failing, and what they found, as gauges.
//! Read from the rows, so that every process tells the same, whichever runs them.
//! The scrape of `/metrics` calls this.

use std::collections::BTreeMap;

use chrono::{DateTime, Utc};
use diesel::prelude::*;
use diesel_async::{AsyncPgConnection, RunQueryDsl};
use serde_json::Value;

use crate::schema::jobs;

#[derive(Queryable, Selectable)]
#[diesel(table_name = jobs, check_for_backend(diesel::pg::Pg))]
struct JobRow {
    name: String,
    due_at: DateTime<Utc>,
    failing_since: Option<DateTime<Utc>>,
    found: Value,
}

/// Sets the gauges of the jobs named. A row of a job that this program does not know says nothing.
pub async fn measure(
    conn: &mut AsyncPgConnection,
    names: &[&str],
    now: DateTime<Utc>,
) -> QueryResult<()> {
    let known = jobs::table.filter(jobs::name.eq_any(names));
    let rows: Vec<JobRow> = known.select(JobRow::as_select()).load(conn).await?;
    for row in rows {
        let late = (now - row.due_at).num_seconds().max(0);
        let failing = u32::from(row.failing_since.is_some());
        metrics::gauge!("job_late_seconds", "job" => row.name.clone()).set(as_gauge(late));
        metrics::gauge!("job_failing", "job" => row.name).set(failing);
        let found: BTreeMap<String, i64> = serde_json::from_value(row.found).unwrap_or_default();
        for (name, count) in found {
            metrics::gauge!(name).set(as_gauge(count));
        }
    }
    Ok(())
}

fn as_gauge(count: i64) -> f64 {
    f64::from(u32::try_from(count).unwrap_or(u32::MAX))
}
