//! Tallies a question at a venue, on the day of the venue's own clock; once for each key.
//! API and desk call this.

use chrono::{DateTime, Utc};
use diesel_async::{AsyncConnection, AsyncPgConnection, RunQueryDsl};
use serde_json::json;

use super::model::Question;
use super::request::NewQuestion;
use crate::platform::audit::{self, Act};
use crate::platform::idempotency::{IdempotentRequest, claim_or_find};
use crate::platform::ids::{QuestionId, StaffId};
use crate::platform::problem::Problem;
use crate::platform::text::Line80;
use crate::schema::questions;
use crate::venue::Venue;

/// A question that was tallied, now or by an earlier request with the same key.
#[derive(Debug, Clone, Copy)]
pub struct Tallied {
    pub id: QuestionId,
    pub replayed: bool,
}

/// Tallies it.
///
/// # Errors
/// 422 when the key was used for another request.
pub async fn tally(
    conn: &mut AsyncPgConnection,
    venue: &Venue,
    new: NewQuestion,
    by: StaffId,
    once: Option<&IdempotentRequest>,
    now: DateTime<Utc>,
) -> Result<Tallied, Problem> {
    let row = row(venue, new, by, now);
    conn.transaction::<_, Problem, _>(async |conn| {
        let owner = Some(row.organisation_id);
        if let Some(id) = claim_or_find(once, conn, "question", owner, row.id, now).await? {
            return Ok(Tallied { id, replayed: true });
        }
        let replayed = false;
        diesel::insert_into(questions::table)
            .values(&row)
            .execute(conn)
            .await?;
        audit::record(conn, act(&row, by, "question.counted"), now).await?;
        Ok(Tallied {
            id: row.id,
            replayed,
        })
    })
    .await
}

fn row(venue: &Venue, new: NewQuestion, by: StaffId, now: DateTime<Utc>) -> Question {
    Question {
        id: QuestionId::fresh(),
        organisation_id: venue.organisation_id,
        venue_id: venue.id,
        channel: new.channel,
        topic: new.topic,
        minutes: new.minutes,
        outcome: new.outcome,
        referred_to: new.referred_to.as_ref().map(Line80::to_string),
        staff_id: by,
        day: venue.local(now).0,
        at: now,
    }
}

/// What the log says of a question.
pub fn act<'a>(question: &Question, staff: StaffId, act: &'a str) -> Act<'a> {
    Act {
        staff,
        organisation: Some(question.organisation_id),
        act,
        object: question.id.into(),
        facts: json!({ "topic": question.topic, "channel": question.channel }),
    }
}
