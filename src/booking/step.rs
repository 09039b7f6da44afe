//! The steps a booking's holder can take with it, whichever door they come through.

use chrono::{DateTime, Utc};
use diesel_async::AsyncPgConnection;

use super::cancel::cancel;
use super::model::Booking;
use super::settle::{accept, decline};
use crate::platform::ids::{BookingId, StaffId};
use crate::platform::problem::Problem;

/// A step that needs no more than the booking.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Step {
    /// Give it up.
    Cancel,
    /// Say yes to an offered place.
    Accept,
    /// Say no to it.
    Decline,
}

impl Step {
    /// Takes it; taken already, nothing happens.
    ///
    /// # Errors
    /// 404 without such a booking; 409 where its state or the time does not allow it.
    pub async fn take(
        self,
        conn: &mut AsyncPgConnection,
        id: BookingId,
        by: Option<StaffId>,
        now: DateTime<Utc>,
    ) -> Result<Booking, Problem> {
        match self {
            Self::Cancel => cancel(conn, id, by, now).await,
            Self::Accept => accept(conn, id, by, now).await,
            Self::Decline => decline(conn, id, by, now).await,
        }
    }
}
