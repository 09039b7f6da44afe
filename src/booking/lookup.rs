//! Open a booking with its number and PIN: the same answer for an unknown number and a wrong PIN.

use chrono::{DateTime, TimeDelta, Utc};
use diesel::prelude::*;
use diesel_async::{AsyncPgConnection, RunQueryDsl};

use super::model::Booking;
use super::problems::{ASK_THE_DESK, BAD_NUMBER, NO_SUCH_BOOKING, WAIT};
use super::tries::{self, Try};
use super::{BookingNumber, ManageToken, Pin};
use crate::platform::ids::BookingId;
use crate::platform::problem::Problem;
use crate::platform::secrets::{Key, Keys};
use crate::schema::bookings;

/// How long a look-up opens a booking.
pub const VISIT: TimeDelta = TimeDelta::minutes(15);

/// Looks a booking up.
///
/// # Errors
/// 422 for a number mistyped, 404 for an unknown number or a wrong PIN, 429 while the number waits.
pub async fn look_up(
    conn: &mut AsyncPgConnection,
    keys: &Keys,
    (number, pin): (&str, &str),
    now: DateTime<Utc>,
) -> Result<Booking, Problem> {
    let number = BookingNumber::parse(number).map_err(|fault| {
        let mut problem = Problem::new(&BAD_NUMBER);
        problem.fields = Problem::fault("/number", fault).fields;
        problem
    })?;
    match tries::take(conn, number.as_str(), now).await? {
        Try::Taken => {}
        Try::Wait(seconds) => {
            return Err(Problem::new(&WAIT)
                .fact("seconds", seconds)
                .header("Retry-After", seconds));
        }
        Try::Exhausted => return Err(Problem::new(&ASK_THE_DESK).header("Retry-After", 86_400)),
    }
    let found: Option<Booking> = bookings::table
        .filter(bookings::number.eq(number.as_str()))
        .select(Booking::as_select())
        .first(conn)
        .await
        .optional()?;
    // A PIN is derived and compared in either case, so that both take the same time.
    let expected = match &found {
        Some(booking) => booking.pin(keys, booking.pin_version),
        None => Some(Pin::of(keys.current().1, BookingId(uuid::Uuid::nil()), 0)),
    };
    let right = expected.is_some_and(|expected| expected.matches(pin));
    match found {
        Some(booking) if right && booking.wiped_at.is_none() => {
            tries::give_back(conn, number.as_str()).await?;
            Ok(booking)
        }
        _ => Err(Problem::new(&NO_SUCH_BOOKING)),
    }
}

/// The token that opens the booking for one visit.
///
/// # Errors
/// 404 when the key the booking was made with is gone.
pub fn manage_token(keys: &Keys, booking: &Booking, now: DateTime<Utc>) -> Result<String, Problem> {
    token(keys, booking, now, ManageToken::issue_visit)
}

/// The same for whoever just made the booking: the pages of that visit show the PIN.
///
/// # Errors
/// As [`manage_token`].
pub fn makers_token(keys: &Keys, booking: &Booking, now: DateTime<Utc>) -> Result<String, Problem> {
    token(keys, booking, now, ManageToken::issue_made)
}

fn token(
    keys: &Keys,
    booking: &Booking,
    now: DateTime<Utc>,
    issue: fn(&Key, BookingId, i32, DateTime<Utc>) -> ManageToken,
) -> Result<String, Problem> {
    let key = keys.by_id(booking.key_id).ok_or_else(Problem::not_found)?;
    let token = issue(
        key,
        BookingId(booking.id),
        booking.link_version,
        now + VISIT,
    );
    Ok(token.reveal().to_owned())
}
