//! What a desk must do, read at once: letters that did not arrive, offers that run, interpreters to find, calls that
//! were given up. Each list is short; the whole stands in the call list or with the session.

use chrono::{DateTime, NaiveDate, NaiveTime, Utc};
use diesel::prelude::*;
use diesel::sql_types::Bool;
use diesel_async::{AsyncPgConnection, RunQueryDsl};

use crate::booking::calls::given_up_calls;
use crate::booking::letters::untold;
use crate::booking::status::BookingStatus;
use crate::booking::within::within;
use crate::platform::auth::Scope;
use crate::platform::db::SqlExpression;
use crate::platform::ids::{BookingId, VenueId};
use crate::schema::{booking_details, bookings, letters, sessions};

/// A list on this page is no longer.
pub const MOST: i64 = 8;

/// A booking that something must be done about.
#[derive(Debug, Queryable)]
pub struct Concern {
    pub booking: BookingId,
    pub number: String,
    pub name: Option<String>,
    /// None of a booking without details.
    pub discreet: Option<bool>,
    pub offered_until: Option<DateTime<Utc>>,
    pub day: NaiveDate,
    pub time: NaiveTime,
    pub time_zone: String,
}

#[derive(Debug, Default)]
pub struct Concerns {
    /// Their letter did not arrive.
    pub untold: Vec<Concern>,
    pub offered: Vec<Concern>,
    /// They wait for an interpreter.
    pub pending: Vec<Concern>,
    /// Calls that nobody makes any more.
    pub given_up: usize,
}

type Columns = (
    bookings::id,
    bookings::number,
    bookings::name,
    diesel::dsl::Nullable<booking_details::discreet>,
    bookings::offered_until,
    sessions::local_date,
    sessions::local_time,
    sessions::time_zone,
);

const OWNER: &str = "bookings.organisation_id";

impl Concerns {
    pub async fn load(
        conn: &mut AsyncPgConnection,
        scope: &Scope,
        at: Option<VenueId>,
        now: DateTime<Utc>,
    ) -> QueryResult<Self> {
        let asked = Asked { scope, at, now };
        Ok(Self {
            untold: asked.untold(conn).await?,
            offered: asked.in_status(conn, BookingStatus::Offered).await?,
            pending: asked.in_status(conn, BookingStatus::Pending).await?,
            given_up: given_up_calls(conn, scope, at, now).await?,
        })
    }

    /// Whether a person's name is among them.
    pub fn name_anybody(&self) -> bool {
        !(self.untold.is_empty() && self.offered.is_empty() && self.pending.is_empty())
    }
}

struct Asked<'a> {
    scope: &'a Scope,
    at: Option<VenueId>,
    now: DateTime<Utc>,
}

impl Asked<'_> {
    /// Their sessions are not over.
    async fn untold(&self, conn: &mut AsyncPgConnection) -> QueryResult<Vec<Concern>> {
        let about = letters::table
            .inner_join(bookings::table.on(bookings::id.nullable().eq(letters::booking_id)))
            .inner_join(sessions::table.on(sessions::id.eq(bookings::session_id)))
            .left_join(booking_details::table.on(booking_details::booking_id.eq(bookings::id)));
        about
            .filter(untold(self.now))
            .filter(within(self.scope, "letters.organisation_id"))
            .filter(sessions::ends_at.gt(self.now))
            .filter(self.at_venue())
            .order((sessions::starts_at, bookings::id))
            .limit(MOST)
            .select(columns())
            .load(conn)
            .await
    }

    async fn in_status(
        &self,
        conn: &mut AsyncPgConnection,
        status: BookingStatus,
    ) -> QueryResult<Vec<Concern>> {
        let is_running = bookings::offered_until
            .is_null()
            .or(bookings::offered_until.gt(self.now));
        bookings::table
            .inner_join(sessions::table.on(sessions::id.eq(bookings::session_id)))
            .left_join(booking_details::table.on(booking_details::booking_id.eq(bookings::id)))
            .filter(bookings::status.eq(status))
            .filter(within(self.scope, OWNER))
            .filter(sessions::ends_at.gt(self.now))
            .filter(is_running.assume_not_null())
            .filter(self.at_venue())
            .order((sessions::starts_at, bookings::id))
            .limit(MOST)
            .select(columns())
            .load(conn)
            .await
    }

    fn at_venue(&self) -> SqlExpression<Bool> {
        let any = SqlExpression::sql("(").bool(self.at.is_none());
        any.then(" or sessions.venue_id = any(")
            .ids(self.at)
            .then("))")
    }
}

fn columns() -> Columns {
    (
        bookings::id,
        bookings::number,
        bookings::name,
        booking_details::discreet.nullable(),
        bookings::offered_until,
        sessions::local_date,
        sessions::local_time,
        sessions::time_zone,
    )
}
