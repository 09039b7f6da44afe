//! One organisation handed its figures of the past week in; the others have not yet.

use chrono::{DateTime, Days, NaiveTime, Utc};
use diesel_async::AsyncPgConnection;

use super::campaigns::{PAST_CAMPAIGN, PAST_EDITION, edition_id};
use super::dice::named;
use super::error::DemoError;
use super::facts::Facts;
use crate::platform::ids::{EditionId, OrganisationId, StaffId};
use crate::report::{Submission, submit};

/// Who was quick.
const QUICK: &str = "falun";

/// Hands in for the quick one, a week after the edition's end, where that is past.
pub(super) async fn hand_in(
    conn: &mut AsyncPgConnection,
    facts: &Facts,
    now: DateTime<Utc>,
) -> Result<(), DemoError> {
    let past = facts
        .editions
        .iter()
        .find(|fact| fact.slug == PAST_CAMPAIGN && fact.edition == PAST_EDITION);
    let ended = past
        .and_then(|fact| fact.ends_on)
        .map(|day| day + Days::new(7));
    let coordinator = facts.accounts.iter().find(|account| {
        account.role == "coordinator" && account.organisation.as_deref() == Some(QUICK)
    });
    let (Some(day), Some(coordinator)) = (ended, coordinator) else {
        return Err(DemoError::Facts(format!("nobody hands in for {QUICK}")));
    };
    let at = day.and_time(NaiveTime::MIN).and_utc();
    if at <= now {
        let submission = Submission {
            id: named("submission", QUICK),
            edition: EditionId(edition_id(PAST_CAMPAIGN, PAST_EDITION)),
            organisation: OrganisationId(named("organisation", QUICK)),
            by: StaffId(named("staff", &coordinator.name)),
        };
        submit(conn, submission, at).await?;
    }
    Ok(())
}
