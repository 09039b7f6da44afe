//! What the newest letter about a booking says is told by a person: a call, or a line at the door without a number.
//! Once for each letter, however often it is pressed.
//! The desk calls this where a letter did not arrive, or nobody trusts that it is read.

use chrono::{DateTime, Utc};
use diesel::prelude::*;
use diesel_async::{AsyncConnection, AsyncPgConnection, RunQueryDsl};
use serde_json::json;

use crate::booking::audit::{BookingAct, record_act};
use crate::booking::letters::newest_letter;
use crate::booking::model::Booking;
use crate::booking::notify::{CallState, Notice, deliver_by_person};
use crate::platform::ids::{BookingId, StaffId};
use crate::platform::problem::Problem;
use crate::schema::call_tasks;

/// Puts the person on the call list.
///
/// # Errors
/// 404 without such a booking or letter; 409 where what the letter says is not true any more, or was told already.
pub async fn ring_instead(
    conn: &mut AsyncPgConnection,
    booking: BookingId,
    by: StaffId,
    now: DateTime<Utc>,
) -> Result<(), Problem> {
    conn.transaction::<_, Problem, _>(async |conn| {
        let booking = Booking::lock(conn, booking).await?;
        let letter = newest_letter(conn, booking.id).await?;
        let letter = letter.ok_or_else(Problem::not_found)?;
        if somebody_rings(conn, &booking).await? {
            return Ok(());
        }
        let notice = Notice::of_letter(letter.kind, letter.facts, letter.dedupe_key);
        deliver_by_person(conn, &booking, &notice, now).await?;
        if !somebody_rings(conn, &booking).await? {
            return Err(Problem::wrong_state(booking.status.name()));
        }
        let facts = json!({ "letter": letter.kind });
        let act = BookingAct::with_facts("booking.put-on-call-list", facts);
        Ok(record_act(conn, &booking, Some(by), act, now).await?)
    })
    .await
}

async fn somebody_rings(conn: &mut AsyncPgConnection, booking: &Booking) -> QueryResult<bool> {
    let open = call_tasks::table
        .filter(call_tasks::booking_id.eq(booking.id))
        .filter(call_tasks::state.eq(CallState::Open));
    diesel::select(diesel::dsl::exists(open))
        .get_result(conn)
        .await
}
