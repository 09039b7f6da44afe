//! Takes a question back that was tallied by mistake: by whoever tallied it, on the same day of the venue's clock.
//! Later it stays as it was counted. API and desk call this.

use chrono::{DateTime, Utc};
use diesel::prelude::*;
use diesel_async::{AsyncConnection, AsyncPgConnection, RunQueryDsl};

use super::model::Question;
use super::tally::act;
use crate::platform::audit;
use crate::platform::ids::StaffId;
use crate::platform::problem::Problem;
use crate::schema::questions;
use crate::venue::Venue;

/// Takes it back; gone already, it stays gone.
///
/// # Errors
/// 404 for somebody else's, 409 on another day.
pub async fn take_back(
    conn: &mut AsyncPgConnection,
    question: &Question,
    venue: &Venue,
    by: StaffId,
    now: DateTime<Utc>,
) -> Result<(), Problem> {
    if question.staff_id != by {
        return Err(Problem::not_found());
    }
    if question.day != venue.local(now).0 {
        return Err(Problem::wrong_state("counted"));
    }
    conn.transaction::<_, Problem, _>(async |conn| {
        let deleted = diesel::delete(questions::table.find(question.id))
            .execute(conn)
            .await?;
        if deleted > 0 {
            audit::record(conn, act(question, by, "question.taken-back"), now).await?;
        }
        Ok(())
    })
    .await
}
