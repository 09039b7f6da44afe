//! Makes a booking discreet, or shows its name again. As it is already: nothing happens.
//! The desk calls this.

use chrono::{DateTime, Utc};
use diesel_async::{AsyncConnection, AsyncPgConnection};

use crate::booking::audit::{BookingAct, record_act};
use crate::booking::details::BookingDetails;
use crate::booking::model::Booking;
use crate::platform::ids::{BookingId, StaffId};
use crate::platform::problem::Problem;

/// Says whether only the number of a booking is shown to staff.
///
/// # Errors
/// 404 without such a booking.
pub async fn set_discreet(
    conn: &mut AsyncPgConnection,
    id: BookingId,
    discreet: bool,
    by: StaffId,
    now: DateTime<Utc>,
) -> Result<(), Problem> {
    conn.transaction::<_, Problem, _>(async |conn| {
        let booking = Booking::lock(conn, id).await?;
        let before = BookingDetails::load(conn, &booking).await?;
        if before.discreet == discreet {
            return Ok(());
        }
        let after = BookingDetails { discreet, ..before };
        after.save(conn, &booking).await?;
        let act = BookingAct::of_discretion(discreet);
        record_act(conn, &booking, Some(by), act, now).await?;
        Ok(())
    })
    .await
}
