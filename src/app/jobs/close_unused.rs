//! Tells people whose accounts nobody uses, and closes those after two weeks.

use chrono::TimeDelta;

use crate::platform::jobs::Outcome;
use crate::platform::problem::Problem;
use crate::platform::state::AppState;
use crate::staff;

pub async fn run(state: AppState) -> Result<Outcome, Problem> {
    let days = state.config.sign_in.close_unused_days;
    if days == 0 {
        return Ok(Outcome::Done);
    }
    let (after, now) = (TimeDelta::days(days.into()), state.clock.now());
    let mut conn = state.db.get_for_background().await?;
    let closed = staff::close_unused(&mut conn, after, now).await?;
    let warned = staff::warn_unused(&mut conn, after, now).await?;
    if warned > 0 {
        state.letters.notify_one();
    }
    tracing::info!(closed, warned, "accounts that nobody uses were looked at");
    Ok(Outcome::Done)
}
