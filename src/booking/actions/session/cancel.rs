//! Cancels a session with all its bookings and holds, and notifies everybody, in one transaction.
//! Cancelled already: nobody is notified again.
//! API and desk call this; the desk asks first who would be notified, and how.

use chrono::{DateTime, Utc};
use diesel::prelude::*;
use diesel_async::{AsyncConnection, AsyncPgConnection, RunQueryDsl};
use serde::Serialize;
use serde_json::json;
use utoipa::ToSchema;

use super::transition::mark_cancelled;
use crate::booking::hold::end_all;
use crate::booking::model::Booking;
use crate::booking::notify::{LetterKind, notify};
use crate::booking::reach::Reach;
use crate::booking::seats::give_back_seats;
use crate::booking::status::LIVE;
use crate::platform::audit::{self, Act};
use crate::platform::ids::StaffId;
use crate::platform::problem::Problem;
use crate::platform::text::LocalText;
use crate::schema::bookings;
use crate::session::{self, Session};

/// How many people were notified, and how.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, ToSchema)]
#[schema(as = Told)]
#[serde(rename_all = "camelCase")]
pub struct NotifiedCounts {
    /// Letters written.
    pub letters: i64,
    /// People to telephone.
    pub call_tasks: i64,
    /// People who can only be told at the door.
    pub at_the_door: i64,
}

/// Cancels a session with all its bookings.
///
/// # Errors
/// 409 when it is over.
pub async fn cancel_session(
    conn: &mut AsyncPgConnection,
    target: &Session,
    reason: &LocalText,
    by: StaffId,
    now: DateTime<Utc>,
) -> Result<NotifiedCounts, Problem> {
    conn.transaction::<_, Problem, _>(async |conn| {
        let mut locked = session::lock_seats(conn, &[target.id]).await?;
        let mut seats = locked.pop().ok_or_else(Problem::not_found)?;
        if !session::cancel(conn, target.id, reason, now).await? {
            return Ok(NotifiedCounts::default());
        }
        let mut notified = NotifiedCounts::default();
        for before in &live_bookings(conn, target).await? {
            let Some(cancelled) = mark_cancelled(conn, before, now).await? else {
                continue;
            };
            give_back_seats(&mut seats, before);
            let facts = json!({ "by": "us", "reason": reason });
            notify(conn, &cancelled, LetterKind::Cancellation, facts, now).await?;
            notified.add(&cancelled);
        }
        end_all(conn, &mut seats).await?;
        session::save_seats(conn, &seats).await?;
        record(conn, target, by, notified, now).await?;
        Ok(notified)
    })
    .await
}

impl NotifiedCounts {
    /// Who would be notified if these were called off now.
    #[must_use]
    pub fn of<'a>(live: impl IntoIterator<Item = &'a Booking>) -> Self {
        let mut counts = Self::default();
        live.into_iter().for_each(|booking| counts.add(booking));
        counts
    }

    fn add(&mut self, booking: &Booking) {
        match Reach::of(booking) {
            Reach::Letter => self.letters += 1,
            Reach::Call { .. } => self.call_tasks += 1,
            Reach::Door => self.at_the_door += 1,
        }
    }
}

async fn live_bookings(
    conn: &mut AsyncPgConnection,
    session: &Session,
) -> QueryResult<Vec<Booking>> {
    bookings::table
        .filter(
            bookings::session_id
                .eq(session.id)
                .and(bookings::status.eq_any(LIVE)),
        )
        .order(bookings::id)
        .select(Booking::as_select())
        .load(conn)
        .await
}

async fn record(
    conn: &mut AsyncPgConnection,
    target: &Session,
    by: StaffId,
    notified: NotifiedCounts,
    now: DateTime<Utc>,
) -> QueryResult<()> {
    let act = Act {
        staff: by,
        organisation: Some(target.organisation_id),
        act: "session.cancelled",
        object: target.id.into(),
        facts: json!(notified),
    };
    audit::record(conn, act, now).await
}
