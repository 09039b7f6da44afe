//! Cancel a session and tell everybody: letters, call tasks, the list at the door. One transaction.

use chrono::{DateTime, Utc};
use diesel::prelude::*;
use diesel_async::{AsyncConnection, AsyncPgConnection, RunQueryDsl};
use serde::Serialize;
use serde_json::json;
use utoipa::ToSchema;

use super::cancel::{give_back, leave};
use super::hold;
use super::model::{Booking, LIVE};
use super::tell::{self, Kind};
use crate::platform::audit::{self, Act};
use crate::platform::ids::{OrganisationId, StaffId};
use crate::platform::problem::Problem;
use crate::platform::text::LocalText;
use crate::schema::bookings;
use crate::session::{self, Session};

/// Who was told, and how.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct Told {
    /// Letters written.
    pub letters: i64,
    /// People to telephone.
    pub call_tasks: i64,
    /// People who can only be told at the door.
    pub at_the_door: i64,
}

/// Cancels a session with all its bookings. Cancelled already: nobody is told again.
///
/// # Errors
/// 409 when it is over.
pub async fn cancel_session(
    conn: &mut AsyncPgConnection,
    target: &Session,
    reason: &LocalText,
    by: StaffId,
    now: DateTime<Utc>,
) -> Result<Told, Problem> {
    conn.transaction::<_, Problem, _>(async |conn| {
        let mut locked = session::lock_seats(conn, &[target.id]).await?;
        let mut seats = locked.pop().ok_or_else(Problem::not_found)?;
        if !session::cancel(conn, target.id, reason, now).await? {
            return Ok(Told::default());
        }
        let live: Vec<Booking> = bookings::table
            .filter(
                bookings::session_id
                    .eq(target.id)
                    .and(bookings::status.eq_any(LIVE)),
            )
            .order(bookings::id)
            .select(Booking::as_select())
            .load(conn)
            .await?;
        let mut told = Told::default();
        for before in &live {
            let Some(cancelled) = leave(conn, before, now).await? else {
                continue;
            };
            give_back(&mut seats, before);
            let facts = json!({ "by": "us", "reason": reason });
            tell::tell(conn, &cancelled, Kind::Cancellation, facts, now).await?;
            told.add(&cancelled);
        }
        hold::end_all(conn, &mut seats).await?;
        session::save_seats(conn, &seats).await?;
        record(conn, target, (by, told), now).await?;
        Ok(told)
    })
    .await
}

impl Told {
    /// Who would be told of these if they were called off now.
    #[must_use]
    pub fn of<'a>(live: impl IntoIterator<Item = &'a Booking>) -> Self {
        let mut told = Self::default();
        live.into_iter().for_each(|booking| told.add(booking));
        told
    }

    fn add(&mut self, booking: &Booking) {
        match (booking.notify.as_str(), &booking.email, &booking.phone) {
            ("email", Some(_), _) => self.letters += 1,
            (_, _, Some(_)) => self.call_tasks += 1,
            _ => self.at_the_door += 1,
        }
    }
}

async fn record(
    conn: &mut AsyncPgConnection,
    target: &Session,
    (by, told): (StaffId, Told),
    now: DateTime<Utc>,
) -> QueryResult<()> {
    let act = Act {
        staff: by,
        organisation: Some(OrganisationId(target.organisation_id)),
        act: "session.cancelled",
        object: target.id,
        facts: json!(told),
    };
    audit::record(conn, act, now).await
}
