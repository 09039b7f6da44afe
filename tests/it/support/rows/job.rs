//! Jobs that processes share, as they are stored.

use chrono::{DateTime, Utc};
use diesel::prelude::*;
use motesplats::schema::jobs;

use super::TestApp;

/// A job's row, as far as tests need it.
#[derive(Debug, Clone, PartialEq, Eq, Queryable)]
pub struct JobRow {
    pub due_at: DateTime<Utc>,
    pub lease: i64,
    pub attempts: i32,
    pub reason: Option<String>,
    pub last_done_at: Option<DateTime<Utc>>,
}

impl TestApp {
    pub async fn job(&self, name: &str) -> JobRow {
        let columns = (
            jobs::due_at,
            jobs::lease,
            jobs::attempts,
            jobs::reason,
            jobs::last_done_at,
        );
        self.fetch(jobs::table.find(name.to_owned()).select(columns))
            .await
    }

    /// What becomes of a job's lease when its process dies or freezes.
    pub async fn let_job_lease_pass(&self, name: &str) {
        let passed = "clock_timestamp() - interval '1 second'";
        self.sql(&format!(
            "update jobs set leased_until = {passed} where name = '{name}'"
        ))
        .await;
    }
}
