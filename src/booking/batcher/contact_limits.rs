//! How many live bookings a contact has: in one session, and in all sessions to come. Read only
//! where something limits it, under a lock for each contact, so that two sessions cannot be booked
//! past the limit at once.

use std::collections::{BTreeSet, HashMap};

use chrono::{DateTime, Utc};
use diesel::define_sql_function;
use diesel::prelude::*;
use diesel_async::{AsyncPgConnection, RunQueryDsl};
use futures_util::future::try_join3;

use super::command::BookingCommand;
use crate::booking::rules::LiveOfContact;
use crate::booking::status::{BookingStatus, LIVE};
use crate::platform::contact::mailbox_of;
use crate::platform::ids::SessionId;
use crate::schema::{bookings, sessions};

define_sql_function! {
    /// Locks contacts in their order, until the transaction ends. One prepared call for any number.
    fn lock_contacts(contacts: diesel::sql_types::Array<diesel::sql_types::Text>) -> diesel::sql_types::Text;
}

/// Live bookings of the contacts of a batch.
#[derive(Debug, Default)]
pub(super) struct LiveBookings {
    here: HashMap<(String, SessionId), i32>,
    anywhere: HashMap<String, i32>,
}

/// The contact's mailbox, else the telephone number; none cannot be counted.
fn contact(command: &BookingCommand) -> Option<String> {
    let contact = &command.booking.contact;
    let email = contact.email.as_ref();
    let mailbox = email.map(|email| email.mailbox().as_str().to_owned());
    mailbox.or_else(|| contact.phone_text())
}

impl LiveBookings {
    /// Reads those of the contacts of these commands.
    pub async fn of(
        conn: &AsyncPgConnection,
        commands: &[&BookingCommand],
        now: DateTime<Utc>,
    ) -> QueryResult<Self> {
        let contacts = commands.iter().filter_map(|command| contact(command));
        let contacts: BTreeSet<String> = contacts.collect();
        let contacts: Vec<&str> = contacts.iter().map(String::as_str).collect();
        if contacts.is_empty() {
            return Ok(Self::default());
        }
        // The reads stand behind the lock on the same connection, and begin when it is held.
        let ((), by_mailbox, by_phone) = try_join3(
            lock(conn, contacts.clone()),
            by_mailbox(conn, &contacts, now),
            by_phone(conn, &contacts, now),
        )
        .await?;
        let mut live = Self::default();
        for (who, session) in by_mailbox.into_iter().chain(by_phone) {
            live.count(who, session);
        }
        Ok(live)
    }

    pub fn of_contact(&self, command: &BookingCommand) -> LiveOfContact {
        let Some(who) = contact(command) else {
            return LiveOfContact::default();
        };
        let anywhere = self.anywhere.get(&who).copied().unwrap_or(0);
        let here = self.here.get(&(who, command.booking.session)).copied();
        LiveOfContact {
            here: here.unwrap_or(0),
            anywhere,
        }
    }

    /// A command of this batch became a booking.
    pub fn add(&mut self, command: &BookingCommand) {
        if let Some(who) = contact(command) {
            self.count(who, command.booking.session);
        }
    }

    fn count(&mut self, who: String, session: SessionId) {
        *self.anywhere.entry(who.clone()).or_default() += 1;
        *self.here.entry((who, session)).or_default() += 1;
    }
}

/// Contacts in their order, until the transaction ends.
async fn lock(mut conn: &AsyncPgConnection, contacts: Vec<&str>) -> QueryResult<()> {
    diesel::select(lock_contacts(contacts))
        .execute(&mut conn)
        .await
        .map(drop)
}

async fn by_mailbox(
    mut conn: &AsyncPgConnection,
    contacts: &[&str],
    now: DateTime<Utc>,
) -> QueryResult<Vec<(String, SessionId)>> {
    let mailbox = mailbox_of(bookings::email);
    live(now)
        .filter(bookings::email.is_not_null().and(mailbox.eq_any(contacts)))
        .select((mailbox.assume_not_null(), bookings::session_id))
        .load(&mut conn)
        .await
}

/// A telephone number counts where there is no e-mail address.
async fn by_phone(
    mut conn: &AsyncPgConnection,
    contacts: &[&str],
    now: DateTime<Utc>,
) -> QueryResult<Vec<(String, SessionId)>> {
    live(now)
        .filter(
            bookings::phone
                .eq_any(contacts)
                .and(bookings::email.is_null()),
        )
        .select((bookings::phone.assume_not_null(), bookings::session_id))
        .load(&mut conn)
        .await
}

/// Live bookings in sessions to come.
#[diesel::dsl::auto_type]
fn live(now: DateTime<Utc>) -> _ {
    let statuses: [BookingStatus; 4] = LIVE;
    bookings::table
        .inner_join(sessions::table)
        .filter(
            bookings::status
                .eq_any(statuses)
                .and(sessions::ends_at.gt(now)),
        )
        .filter(bookings::wiped_at.is_null())
}
