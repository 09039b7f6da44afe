//! Bookings and holds: rows alone, without seats taken.

use chrono::{DateTime, TimeDelta, Utc};
use diesel::prelude::*;
use motesplats::platform::ids;
use motesplats::schema::{bookings, holds, signing_keys};
use uuid::Uuid;

use super::TestApp;

/// The signs of booking numbers.
const SIGNS: &[u8; 28] = b"346789ABCDEFGHJKMNPQRSTVWXYZ";

/// A stored booking, as far as tests need it.
#[derive(Debug, Queryable)]
pub struct BookingRow {
    pub id: Uuid,
    pub organisation: Uuid,
    pub number: String,
    pub seats: i32,
    pub email: Option<String>,
    pub phone: Option<String>,
    pub notify: String,
    /// The member of staff who made it.
    pub created_by: Option<Uuid>,
}

#[derive(Insertable)]
#[diesel(table_name = bookings)]
struct NewBookingRow {
    id: Uuid,
    organisation_id: Uuid,
    session_id: Uuid,
    number: String,
    key_id: i16,
    status: String,
    seats: i32,
    name: &'static str,
    notify: &'static str,
    language: &'static str,
    walk_in: bool,
    place: Option<i64>,
    offered_until: Option<DateTime<Utc>>,
    created_at: DateTime<Utc>,
    updated_at: DateTime<Utc>,
}

impl TestApp {
    /// A booking in a state.
    pub async fn booked(&self, session: Uuid, status: &str, seats: i32) -> Uuid {
        self.insert_booking(session, status, seats, false).await
    }

    /// A walk-in with a name, who came.
    pub async fn walked_in(&self, session: Uuid, seats: i32) -> Uuid {
        self.insert_booking(session, "came", seats, true).await
    }

    async fn insert_booking(&self, session: Uuid, status: &str, seats: i32, walk_in: bool) -> Uuid {
        let row = NewBookingRow {
            status: status.to_owned(),
            seats,
            walk_in,
            place: (status == "waiting").then_some(1),
            offered_until: (status == "offered").then_some(self.now()),
            ..self
                .new_booking(session, self.owner_of(session).await)
                .await
        };
        let id = row.id;
        self.change(diesel::insert_into(bookings::table).values(row))
            .await;
        id
    }

    /// The constraint that refuses a booking of a session by another's organisation.
    pub async fn refused_booking(&self, session: Uuid, organisation: Uuid) -> String {
        let row = self.new_booking(session, organisation).await;
        self.refused(diesel::insert_into(bookings::table).values(row))
            .await
    }

    async fn new_booking(&self, session: Uuid, organisation: Uuid) -> NewBookingRow {
        let key = signing_keys::table.select(signing_keys::id);
        NewBookingRow {
            id: ids::fresh(),
            organisation_id: organisation,
            session_id: session,
            number: self.unused_number().await,
            key_id: self.fetch(key.order(signing_keys::id)).await,
            status: "confirmed".to_owned(),
            seats: 1,
            name: "Kim",
            notify: "none",
            language: "sv",
            walk_in: false,
            place: None,
            offered_until: None,
            created_at: self.now(),
            updated_at: self.now(),
        }
    }

    async fn unused_number(&self) -> String {
        let mut rest = usize::try_from(self.count("bookings").await).unwrap();
        let signs = (0..8).map(|_| {
            let sign = SIGNS[rest % SIGNS.len()];
            rest /= SIGNS.len();
            char::from(sign)
        });
        signs.collect()
    }

    /// The booking that was made first.
    pub async fn first_booking(&self) -> BookingRow {
        let columns = (
            bookings::id,
            bookings::organisation_id,
            bookings::number,
            bookings::seats,
            bookings::email,
            bookings::phone,
            bookings::notify,
            bookings::created_by,
        );
        self.fetch(bookings::table.select(columns).order(bookings::id))
            .await
    }

    pub async fn booking_with_number(&self, number: &str) -> Uuid {
        let found = bookings::table.filter(bookings::number.eq(number));
        self.fetch(found.select(bookings::id)).await
    }

    pub async fn booking_status(&self, booking: Uuid) -> String {
        let found = bookings::table.find(booking);
        self.fetch(found.select(bookings::status)).await
    }

    /// Bookings that were passed over by somebody behind them.
    pub async fn passed_over(&self) -> Vec<Uuid> {
        let passed = bookings::table.filter(bookings::passed_over_at.is_not_null());
        self.fetch_all(passed.select(bookings::id)).await
    }

    /// From now on every booking shows its number alone.
    pub async fn make_bookings_discreet(&self) {
        self.sql(
            "insert into booking_details (booking_id, organisation_id, discreet)
             select id, organisation_id, true from bookings
             on conflict (booking_id) do update set discreet = true",
        )
        .await;
    }

    /// A seat on hold for a year.
    pub async fn on_hold(&self, session: Uuid, by: Uuid) -> Uuid {
        let (id, now) = (ids::fresh(), self.now());
        self.change(diesel::insert_into(holds::table).values((
            holds::id.eq(id),
            holds::organisation_id.eq(self.owner_of(session).await),
            holds::session_id.eq(session),
            holds::seats.eq(1),
            holds::expires_at.eq(now + TimeDelta::days(365)),
            holds::created_by.eq(by),
            holds::created_at.eq(now),
        )))
        .await;
        id
    }
}
