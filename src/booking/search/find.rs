//! Carries a search out.

use std::collections::HashMap;

use chrono::{DateTime, Utc};
use diesel::prelude::*;
use diesel_async::{AsyncPgConnection, RunQueryDsl};

use super::candidates::candidates;
use super::sought::BookingSearch;
use crate::booking::details::BookingDetails;
use crate::booking::model::Booking;
use crate::booking::present::VenueOfBooking;
use crate::platform::audit::{self, Occurrence};
use crate::platform::auth::Scope;
use crate::platform::ids::{BookingId, SessionId, VenueId};
use crate::platform::input::paging::Paging;
use crate::schema::{booking_details, bookings, venues};
use crate::session::{self, Session};

/// A booking that was found.
#[derive(Debug, Clone)]
pub struct FoundBooking {
    pub booking: Booking,
    pub session: Session,
    pub venue: VenueOfBooking,
    /// Only its number may be shown.
    pub discreet: bool,
}

/// The bookings of one page, and how many there are. The search is recorded.
pub async fn find_bookings(
    conn: &mut AsyncPgConnection,
    search: &BookingSearch,
    scope: &Scope,
    paging: Paging,
    now: DateTime<Utc>,
) -> QueryResult<(Vec<FoundBooking>, i64)> {
    let looked_at = candidates(conn, search, scope, now).await?;
    let found = looked_at.iter().filter(|one| search.finds(one.findable()));
    let found: Vec<BookingId> = found.map(|one| one.id).collect();
    let occurrence = Occurrence {
        by: Some(scope.staff),
        organisation: scope.owners().next(),
        act: "booking.searched",
        object: None,
    };
    audit::record_occurrence(conn, occurrence, now).await?;
    let skip = usize::try_from(paging.offset()).unwrap_or(usize::MAX);
    let take = usize::try_from(paging.limit).unwrap_or(0);
    let page: Vec<BookingId> = found.iter().copied().skip(skip).take(take).collect();
    let total = i64::try_from(found.len()).unwrap_or(i64::MAX);
    Ok((load(conn, &page).await?, total))
}

/// In the order of their ids.
async fn load(conn: &mut AsyncPgConnection, ids: &[BookingId]) -> QueryResult<Vec<FoundBooking>> {
    let rows: Vec<(Booking, Option<BookingDetails>)> = bookings::table
        .left_join(booking_details::table)
        .filter(bookings::id.eq_any(ids))
        .select((Booking::as_select(), Option::<BookingDetails>::as_select()))
        .load(conn)
        .await?;
    let sessions: Vec<SessionId> = rows.iter().map(|(one, _)| one.session_id).collect();
    let sessions = session::load_all(conn, &sessions).await?;
    let venues = venues_of(conn, &sessions).await?;
    let sessions = sessions.into_iter().map(|one| (one.id, one)).collect();
    let found = rows.into_iter();
    let found = found.filter_map(|row| joined(row, &sessions, &venues));
    let mut found: HashMap<BookingId, FoundBooking> =
        found.map(|one| (one.booking.id, one)).collect();
    Ok(ids.iter().filter_map(|id| found.remove(id)).collect())
}

fn joined(
    (booking, details): (Booking, Option<BookingDetails>),
    sessions: &HashMap<SessionId, Session>,
    venues: &HashMap<VenueId, VenueOfBooking>,
) -> Option<FoundBooking> {
    let session = sessions.get(&booking.session_id)?.clone();
    Some(FoundBooking {
        venue: venues.get(&session.venue_id)?.clone(),
        discreet: details.is_some_and(|details| details.discreet),
        session,
        booking,
    })
}

async fn venues_of(
    conn: &mut AsyncPgConnection,
    sessions: &[Session],
) -> QueryResult<HashMap<VenueId, VenueOfBooking>> {
    let ids: Vec<VenueId> = sessions.iter().map(|session| session.venue_id).collect();
    let rows: Vec<VenueOfBooking> = venues::table
        .filter(venues::id.eq_any(ids))
        .select(VenueOfBooking::as_select())
        .load(conn)
        .await?;
    Ok(rows.into_iter().map(|one| (VenueId(one.id), one)).collect())
}
