//! How many live bookings and seats a contact has: in one session, and in all sessions to come. Read under a
//! lock for each contact, so that two sessions cannot be booked past a limit at once.

use std::collections::{BTreeSet, HashMap};

use chrono::{DateTime, Utc};
use diesel::prelude::*;
use diesel_async::{AsyncPgConnection, RunQueryDsl};
use futures_util::future::try_join3;

use super::key::ContactKey;
use super::lock::lock;
use crate::booking::model::Booking;
use crate::booking::rules::LiveOfContact;
use crate::booking::status::{BookingStatus, LIVE};
use crate::platform::contact::mailbox_of;
use crate::platform::ids::{BookingId, SessionId};
use crate::schema::{bookings, sessions};

/// Live bookings of some contacts.
#[derive(Debug, Default)]
pub struct LiveBookings {
    here: HashMap<(String, SessionId), LiveOfContact>,
    anywhere: HashMap<String, i32>,
}

/// A live booking: its contact; its session, its seats, and when the session ends.
type LiveRow = (String, (SessionId, i32, Option<DateTime<Utc>>));

impl LiveBookings {
    /// Reads those of contacts.
    pub async fn of(
        conn: &AsyncPgConnection,
        contacts: &BTreeSet<ContactKey>,
        now: DateTime<Utc>,
    ) -> QueryResult<Self> {
        Self::without(conn, contacts, &[], now).await
    }

    /// What the contact of a booking has in a session, beside this booking.
    pub async fn beside(
        conn: &AsyncPgConnection,
        booking: &Booking,
        session: SessionId,
        now: DateTime<Utc>,
    ) -> QueryResult<LiveOfContact> {
        let contact = ContactKey::of_booking(booking);
        let contacts = contact.iter().cloned().collect();
        let others = Self::without(conn, &contacts, &[booking.id], now).await?;
        Ok(others.of_contact(contact.as_ref(), session))
    }

    async fn without(
        conn: &AsyncPgConnection,
        contacts: &BTreeSet<ContactKey>,
        but: &[BookingId],
        now: DateTime<Utc>,
    ) -> QueryResult<Self> {
        if contacts.is_empty() {
            return Ok(Self::default());
        }
        let keys = ContactKey::names(contacts);
        // The reads stand behind the lock on the same connection, and begin when it is held.
        let ((), by_mailbox, by_phone) = try_join3(
            lock(conn, keys.clone()),
            by_mailbox(conn, &keys, but),
            by_phone(conn, &keys, but),
        )
        .await?;
        let mut live = Self::default();
        for (who, (session, seats, ends_at)) in by_mailbox.into_iter().chain(by_phone) {
            if ends_at > Some(now) {
                live.count(who, session, seats);
            }
        }
        Ok(live)
    }

    #[must_use]
    pub fn of_contact(&self, contact: Option<&ContactKey>, session: SessionId) -> LiveOfContact {
        let Some(who) = contact.map(ContactKey::as_str) else {
            return LiveOfContact::default();
        };
        let here = self.here.get(&(who.to_owned(), session)).copied();
        LiveOfContact {
            anywhere: self.anywhere.get(who).copied().unwrap_or(0),
            ..here.unwrap_or_default()
        }
    }

    /// A command of this batch became a booking.
    pub fn add(&mut self, contact: Option<&ContactKey>, session: SessionId, seats: i32) {
        if let Some(who) = contact {
            self.count(who.as_str().to_owned(), session, seats);
        }
    }

    fn count(&mut self, who: String, session: SessionId, seats: i32) {
        *self.anywhere.entry(who.clone()).or_default() += 1;
        let here = self.here.entry((who, session)).or_default();
        here.here += 1;
        here.seats_here += seats;
    }
}

async fn by_mailbox(
    mut conn: &AsyncPgConnection,
    contacts: &[&str],
    but: &[BookingId],
) -> QueryResult<Vec<LiveRow>> {
    let mailbox = mailbox_of(bookings::email);
    live()
        .filter(bookings::email.is_not_null().and(mailbox.eq_any(contacts)))
        .filter(bookings::id.ne_all(but))
        .select((mailbox.assume_not_null(), what_counts()))
        .load(&mut conn)
        .await
}

/// A telephone number counts where there is no e-mail address.
async fn by_phone(
    mut conn: &AsyncPgConnection,
    contacts: &[&str],
    but: &[BookingId],
) -> QueryResult<Vec<LiveRow>> {
    live()
        .filter(
            bookings::phone
                .eq_any(contacts)
                .and(bookings::email.is_null()),
        )
        .filter(bookings::id.ne_all(but))
        .select((bookings::phone.assume_not_null(), what_counts()))
        .load(&mut conn)
        .await
}

/// Live bookings. Not asked is whether they are wiped: those have no contact.
///
/// The plan is made once and stays, also when the tables are empty. Then another index than the contact's seems as
/// good, and is read from end to end ever after: so there is no join, and no condition that another index has too.
#[diesel::dsl::auto_type]
fn live() -> _ {
    let statuses: [BookingStatus; 4] = LIVE;
    bookings::table.filter(bookings::status.eq_any(statuses))
}

/// The session of a booking, its seats, and when the session ends.
#[diesel::dsl::auto_type]
fn what_counts() -> _ {
    let ends_at = sessions::table
        .filter(sessions::id.eq(bookings::session_id))
        .select(sessions::ends_at)
        .single_value();
    (bookings::session_id, bookings::seats, ends_at)
}
