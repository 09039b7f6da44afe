//! Whom no letter reached, and of whom nobody has told since.

use std::collections::HashSet;

use chrono::{DateTime, TimeDelta, Utc};
use diesel::prelude::*;
use diesel::sql_types::Bool;
use diesel_async::{AsyncPgConnection, RunQueryDsl};
use uuid::Uuid;

use crate::booking::notify::LetterKind;
use crate::platform::db::SqlExpression;
use crate::platform::ids::BookingId;
use crate::platform::mail::state::LetterState;
use crate::schema::letters;

/// Nobody reads a letter any more who is on the way.
const NEAR: TimeDelta = TimeDelta::minutes(15);
/// Within this time a letter leaves when all is well.
const SOON: TimeDelta = TimeDelta::minutes(1);

/// How a letter ends that no mailbox took.
const UNDELIVERED: [LetterState; 2] = [LetterState::Failed, LetterState::GivenUp];

/// Those of some bookings whose last letter did not arrive; one that was overtaken is no letter, nor is
/// a reminder that came too late.
pub async fn undelivered(
    conn: &mut AsyncPgConnection,
    of: &[BookingId],
) -> QueryResult<HashSet<BookingId>> {
    let of: Vec<Uuid> = of.iter().map(|booking| booking.0).collect();
    let last: Vec<(Option<Uuid>, LetterState)> = letters::table
        .filter(letters::booking_id.eq_any(of))
        .filter(letters::state.ne(LetterState::Superseded))
        .filter(
            letters::kind
                .ne(LetterKind::Reminder.name())
                .or(letters::state.ne(LetterState::Expired)),
        )
        .distinct_on(letters::booking_id)
        .order((letters::booking_id, letters::id.desc()))
        .select((letters::booking_id, letters::state))
        .load(conn)
        .await?;
    let lost = last
        .into_iter()
        .filter(|(_, state)| UNDELIVERED.contains(state));
    Ok(lost
        .filter_map(|(booking, _)| booking.map(BookingId))
        .collect())
}

/// True of a letter that somebody must tell: it did not arrive and nothing later was written, or it says news and is not
/// sent though its session is about to begin. Nobody has told it by telephone or at the door since. Its booking and
/// session are joined.
pub fn untold(now: DateTime<Utc>) -> SqlExpression<Bool> {
    SqlExpression::sql(
        "((letters.state in ('failed', 'given-up') \
           and not exists (select from letters later where later.booking_id = letters.booking_id \
                           and later.id > letters.id \
                           and not (later.kind = 'reminder' and later.state in ('superseded', 'expired'))) \
           or letters.state in ('waiting', 'sending') and letters.kind not in ('confirmation', 'reminder') \
           and sessions.starts_at <= ",
    )
    .instant(now + NEAR)
    .then(" and letters.created_at < ")
    .instant(now - SOON)
    .then(
        ") and not exists (select from call_tasks told where told.booking_id = bookings.id \
                           and told.state = 'done' and told.updated_at >= letters.created_at))",
    )
}
