//! One organisation has submitted its figures of the past campaign week; the others have not yet.

use chrono::{DateTime, Days, NaiveTime, Utc};
use diesel_async::AsyncPgConnection;

use crate::demo::error::DemoError;
use crate::demo::sessions::campaigns::{PAST_CAMPAIGN, PAST_EDITION, edition_id};
use crate::demo::source::data::SourceData;
use crate::demo::source::ids::demo_id;
use crate::report::{NewSubmission, submit};

/// The organisation that has submitted.
const SUBMITTER: &str = "falun";

/// Submits a week after the edition's end, if that is past.
pub async fn submit_past_edition(
    conn: &mut AsyncPgConnection,
    source: &SourceData,
    now: DateTime<Utc>,
) -> Result<(), DemoError> {
    let past = source
        .editions
        .iter()
        .find(|record| record.slug == PAST_CAMPAIGN && record.edition == PAST_EDITION);
    let ended = past
        .and_then(|record| record.ends_on)
        .map(|day| day + Days::new(7));
    let coordinator = source.accounts.iter().find(|account| {
        account.role == "coordinator" && account.organisation.as_deref() == Some(SUBMITTER)
    });
    let (Some(day), Some(coordinator)) = (ended, coordinator) else {
        return Err(DemoError::SourceData(format!(
            "nobody submits for {SUBMITTER}"
        )));
    };
    let at = day.and_time(NaiveTime::MIN).and_utc();
    if at <= now {
        let submission = NewSubmission {
            id: demo_id("submission", SUBMITTER),
            edition: edition_id(PAST_CAMPAIGN, PAST_EDITION),
            organisation: demo_id("organisation", SUBMITTER),
            by: demo_id("staff", &coordinator.name),
        };
        submit(conn, submission, at).await?;
    }
    Ok(())
}
