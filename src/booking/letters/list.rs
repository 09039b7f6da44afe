//! Lists of letters: those about a booking, and those that did not arrive.

use chrono::{DateTime, NaiveDate, NaiveTime, Utc};
use diesel::prelude::*;
use diesel::sql_types::Bool;
use diesel_async::{AsyncPgConnection, RunQueryDsl};

use super::letter::{Letter, OWNER, joined};
use super::undelivered::untold;
use crate::booking::model::Booking;
use crate::booking::within::within;
use crate::platform::auth::Scope;
use crate::platform::db::SqlExpression;
use crate::platform::ids::{BookingId, LetterId, VenueId};
use crate::platform::input::paging::{COUNTED, Paging, Total};
use crate::platform::mail::state::LetterState;
use crate::schema::{booking_details, bookings, letters, sessions};

/// Which letters.
#[derive(Debug, Clone)]
pub struct LetterFilter {
    /// Of whoever asks.
    pub scope: Scope,
    /// About this booking; without it, those that did not arrive.
    pub booking: Option<BookingId>,
    pub state: Option<LetterState>,
}

impl LetterFilter {
    fn condition(&self) -> SqlExpression<Bool> {
        let about = match self.booking {
            Some(booking) => SqlExpression::sql("letters.booking_id = ").id(booking),
            None => SqlExpression::sql("letters.state in ('failed', 'given-up')"),
        };
        match self.state {
            Some(state) => about
                .then(" and letters.state = ")
                .text(state.name().to_owned()),
            None => about,
        }
    }
}

/// A page of the letters, the newest first.
pub async fn list_letters(
    conn: &mut AsyncPgConnection,
    filter: &LetterFilter,
    paging: Paging,
) -> QueryResult<(Vec<Letter>, Total)> {
    let found = || {
        joined()
            .filter(filter.condition())
            .filter(within(&filter.scope, OWNER))
    };
    let items = found()
        .order(letters::id.desc())
        .limit(paging.limit)
        .offset(paging.offset())
        .select(Letter::as_select())
        .load(conn)
        .await?;
    let counted = found().limit(COUNTED + 1).select(letters::id);
    let counted: Vec<LetterId> = counted.load(conn).await?;
    let counted = i64::try_from(counted.len()).unwrap_or(COUNTED);
    let next = counted > paging.offset() + paging.limit;
    Ok((items, Total::counted(counted, next)))
}

/// A letter that did not arrive, and whom it was for.
#[derive(Debug, Queryable)]
pub struct UndeliveredLetter {
    pub letter: Letter,
    pub booking: Booking,
    /// None of a booking without details.
    pub discreet: Option<bool>,
    /// The session's, in the venue's time.
    pub day: NaiveDate,
    pub time: NaiveTime,
}

/// Those that somebody must still tell, by when they are needed; at most `most`.
pub async fn undelivered_letters(
    conn: &mut AsyncPgConnection,
    scope: &Scope,
    at: Option<VenueId>,
    most: i64,
    now: DateTime<Utc>,
) -> QueryResult<Vec<UndeliveredLetter>> {
    let at_venue = SqlExpression::<Bool>::sql("(").bool(at.is_none());
    let at_venue = at_venue
        .then(" or sessions.venue_id = any(")
        .ids(at)
        .then("))");
    joined()
        .left_join(booking_details::table.on(booking_details::booking_id.eq(bookings::id)))
        .filter(untold(now))
        .filter(within(scope, OWNER))
        .filter(sessions::ends_at.gt(now))
        .filter(at_venue)
        .order((sessions::starts_at, letters::id))
        .limit(most)
        .select((
            Letter::as_select(),
            Booking::as_select(),
            booking_details::discreet.nullable(),
            sessions::local_date,
            sessions::local_time,
        ))
        .load(conn)
        .await
}
