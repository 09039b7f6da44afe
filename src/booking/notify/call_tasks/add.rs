//! Adds a call task, once for each event of a booking, under a key of its own.
//! What is not true any more is not added. A change takes the place of those that nobody told,
//! and of reminders of what was.

use chrono::{DateTime, Utc};
use diesel::prelude::*;
use diesel_async::{AsyncPgConnection, RunQueryDsl};
use serde_json::Value;
use uuid::Uuid;

use super::supersede::{forget_reminders, supersede};
use super::untold::Untold;
use crate::booking::model::Booking;
use crate::booking::notify::kind::LetterKind;
use crate::booking::notify::notice::Notice;
use crate::platform::ids::fresh;
use crate::schema::call_tasks;

pub(in crate::booking::notify) async fn add(
    conn: &mut AsyncPgConnection,
    booking: &Booking,
    notice: &Notice,
    now: DateTime<Utc>,
) -> QueryResult<()> {
    if !notice.kind.is_true_of(booking) {
        return Ok(());
    }
    let untold = match notice.kind {
        LetterKind::Change => Untold::load(conn, booking).await?,
        _ => Untold::default(),
    };
    let says_it_all = match untold.joined_with(&notice.facts) {
        Some(facts) => insert(conn, booking, notice, facts, now).await?,
        None => true,
    };
    if says_it_all {
        supersede(conn, &untold.ids(), now).await?;
    }
    if notice.kind == LetterKind::Change {
        forget_reminders(conn, booking, now).await?;
    }
    Ok(())
}

/// Answers whether it is new.
async fn insert(
    conn: &mut AsyncPgConnection,
    booking: &Booking,
    notice: &Notice,
    facts: Value,
    now: DateTime<Utc>,
) -> QueryResult<bool> {
    let id: Option<Uuid> = diesel::insert_into(call_tasks::table)
        .values((
            call_tasks::id.eq(fresh()),
            call_tasks::organisation_id.eq(booking.organisation_id),
            call_tasks::booking_id.eq(booking.id),
            call_tasks::session_id.eq(booking.session_id),
            call_tasks::kind.eq(notice.kind),
            call_tasks::facts.eq(facts),
            // Unlike a letter's, the key is not looked for within its booking.
            call_tasks::dedupe_key.eq(format!("{}:{}", notice.key, booking.id)),
            call_tasks::due_at.eq(notice.due_at.unwrap_or(now)),
            call_tasks::created_at.eq(now),
            call_tasks::updated_at.eq(now),
        ))
        .on_conflict(call_tasks::dedupe_key)
        .do_nothing()
        .returning(call_tasks::id)
        .get_result(conn)
        .await
        .optional()?;
    Ok(id.is_some())
}
