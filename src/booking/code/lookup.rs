//! Opens a booking with its number and PIN, for one visit.
//! An unknown number and a wrong PIN get the same answer, in the same time.
//! `access` counts misses of an address around this; API and pages give the visit's token out.

use chrono::{DateTime, TimeDelta, Utc};
use diesel::prelude::*;
use diesel_async::{AsyncPgConnection, RunQueryDsl};

use super::manage_token::ManageToken;
use super::number::BookingNumber;
use super::pin::Pin;
use super::pin_attempts::{PinAttempt, give_back_attempt, take_attempt};
use crate::booking::model::Booking;
use crate::booking::problems::{ASK_THE_DESK, BAD_NUMBER, NO_SUCH_BOOKING, WAIT};
use crate::platform::audit::{self, Occurrence};
use crate::platform::ids::{BookingId, StaffId};
use crate::platform::problem::Problem;
use crate::platform::secrets::{Key, Keys};
use crate::schema::bookings;

/// How long a look-up opens a booking.
pub const VISIT: TimeDelta = TimeDelta::minutes(15);

/// Number and PIN, as somebody typed them.
#[derive(Clone, Copy)]
pub struct TypedCode<'a> {
    /// The number.
    pub number: &'a str,
    /// The PIN.
    pub pin: &'a str,
}

/// Looks a booking up. Each look, right or wrong, is in the audit log.
///
/// # Errors
/// 422 for a number mistyped, 404 for an unknown number or a wrong PIN, 429 while the number waits.
pub async fn look_up(
    conn: &mut AsyncPgConnection,
    keys: &Keys,
    typed: TypedCode<'_>,
    by: Option<StaffId>,
    now: DateTime<Utc>,
) -> Result<Booking, Problem> {
    let number = BookingNumber::parse(typed.number).map_err(|fault| {
        let mut problem = Problem::new(&BAD_NUMBER);
        problem.fields = Problem::fault("/number", fault).fields;
        problem
    })?;
    match take_attempt(conn, number.as_str(), now).await? {
        PinAttempt::Allowed => {}
        PinAttempt::Wait(seconds) => {
            return Err(Problem::new(&WAIT)
                .fact("seconds", seconds)
                .header("Retry-After", seconds));
        }
        PinAttempt::Exhausted => {
            return Err(Problem::new(&ASK_THE_DESK).header("Retry-After", 86_400));
        }
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
    let right = expected.is_some_and(|expected| expected.matches(typed.pin));
    let object = found.as_ref().map(|booking| booking.id.0);
    let organisation = found.as_ref().map(|booking| booking.organisation_id);
    let found = found.filter(|booking| right && booking.wiped_at.is_none());
    let act = match found {
        Some(_) => "booking.looked-up",
        None => "booking.look-up-missed",
    };
    let occurrence = Occurrence {
        by,
        organisation,
        act,
        object,
    };
    audit::record_occurrence(conn, occurrence, now).await?;
    match found {
        Some(booking) => {
            give_back_attempt(conn, number.as_str()).await?;
            Ok(booking)
        }
        None => Err(Problem::new(&NO_SUCH_BOOKING)),
    }
}

/// The token that opens the booking for one visit.
///
/// # Errors
/// 404 when the key the booking was made with is gone.
pub fn visit_token(keys: &Keys, booking: &Booking, now: DateTime<Utc>) -> Result<String, Problem> {
    token(keys, booking, now, ManageToken::issue_for_visit)
}

/// The same for whoever just made the booking: the pages of that visit show the PIN.
///
/// # Errors
/// As [`visit_token`].
pub fn first_visit_token(
    keys: &Keys,
    booking: &Booking,
    now: DateTime<Utc>,
) -> Result<String, Problem> {
    token(keys, booking, now, ManageToken::issue_for_first_visit)
}

fn token(
    keys: &Keys,
    booking: &Booking,
    now: DateTime<Utc>,
    issue: fn(&Key, BookingId, DateTime<Utc>) -> ManageToken,
) -> Result<String, Problem> {
    let key = keys.by_id(booking.key_id).ok_or_else(Problem::not_found)?;
    let token = issue(key, booking.id, now + VISIT);
    Ok(token.reveal().to_owned())
}
