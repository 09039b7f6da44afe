//! Adds up the sessions of editions beforehand, so that a report of thousands need not.

use crate::platform::jobs::Outcome;
use crate::platform::problem::Problem;
use crate::platform::state::AppState;
use crate::report;

pub async fn run(state: AppState) -> Result<Outcome, Problem> {
    let mut conn = state.db.get_for_background().await?;
    report::keep_records(&mut conn).await?;
    Ok(Outcome::Done)
}
