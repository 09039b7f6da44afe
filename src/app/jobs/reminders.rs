//! Reminds people of the sessions they have a seat in. What is written is written once, so a run too many does no harm,
//! and after a pause the reminders go that are not too late.

use crate::booking;
use crate::platform::jobs::Outcome;
use crate::platform::problem::Problem;
use crate::platform::state::AppState;

/// Runs once.
pub async fn run(state: AppState) -> Result<Outcome, Problem> {
    let mut conn = state.db.get_for_background().await?;
    let reminded = booking::remind(&mut conn, state.clock.now()).await?;
    if reminded.people > 0 {
        state.letters.notify_one();
    }
    match reminded.more {
        true => Ok(Outcome::More),
        false => Ok(Outcome::Done),
    }
}
