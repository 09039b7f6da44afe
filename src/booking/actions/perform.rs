//! Performs what the holder of a booking asked for, whichever endpoint it came through.
//! Performed already: nothing happens.
//! API and pages call this.

use chrono::{DateTime, Utc};
use diesel_async::AsyncPgConnection;

use super::accept::{accept, decline};
use super::cancel::{Cancellation, cancel_booking};
use crate::booking::channel::ActBy;
use crate::booking::model::Booking;
use crate::booking::rules::HolderAction;
use crate::platform::ids::BookingId;
use crate::platform::problem::Problem;

/// Performs an action.
///
/// # Errors
/// 404 without such a booking; 409 where its state or the time does not allow it.
pub async fn perform(
    conn: &mut AsyncPgConnection,
    action: HolderAction,
    id: BookingId,
    by: ActBy,
    now: DateTime<Utc>,
) -> Result<Booking, Problem> {
    match action {
        HolderAction::Cancel => {
            cancel_booking(conn, id, &Cancellation::by(by.staff()), by, now).await
        }
        HolderAction::Accept => accept(conn, id, by, now).await,
        HolderAction::Decline => decline(conn, id, by, now).await,
    }
}
