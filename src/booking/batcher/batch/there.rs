//! Who has a booking in the session already: the same name and the same contact, not cancelled. A booking stands for one
//! command, so two who gave nothing but the same name are two.

use std::collections::HashMap;

use diesel::prelude::*;
use diesel_async::{AsyncPgConnection, RunQueryDsl};

use super::wanted::sessions_of;
use crate::booking::batcher::command::BookingCommand;
use crate::booking::input::NewBooking;
use crate::booking::status::BookingStatus;
use crate::platform::contact::Mailbox;
use crate::platform::ids::{BookingId, SessionId};
use crate::schema::bookings;

/// The bookings that commands would make once more, by the place of the command. Read under the sessions' locks.
pub(super) async fn already_there(
    conn: &mut AsyncPgConnection,
    commands: &[&BookingCommand],
) -> QueryResult<HashMap<usize, BookingId>> {
    let stored: Vec<StoredPerson> = bookings::table
        .filter(bookings::session_id.eq_any(sessions_of(commands)))
        .filter(bookings::status.ne(BookingStatus::Cancelled))
        .order((bookings::created_at, bookings::id))
        .select(StoredPerson::as_select())
        .load(conn)
        .await?;
    let mut by_name: HashMap<(SessionId, String), Vec<StoredPerson>> = HashMap::new();
    for person in stored {
        let name = folded(person.name.as_deref().unwrap_or_default());
        by_name
            .entry((person.session_id, name))
            .or_default()
            .push(person);
    }
    let mut there = HashMap::new();
    for (at, command) in commands.iter().enumerate() {
        let wanted = &command.booking;
        let Some(people) = by_name.get_mut(&(wanted.session, folded(wanted.name.as_str()))) else {
            continue;
        };
        if let Some(same) = people.iter().position(|one| one.is_reached_as(wanted)) {
            there.insert(at, people.swap_remove(same).id);
        }
    }
    Ok(there)
}

fn folded(name: &str) -> String {
    name.to_lowercase()
}

/// Somebody with a booking.
#[derive(Debug, Queryable, Selectable)]
#[diesel(table_name = bookings, check_for_backend(diesel::pg::Pg))]
struct StoredPerson {
    id: BookingId,
    session_id: SessionId,
    name: Option<String>,
    email: Option<String>,
    phone: Option<String>,
}

impl StoredPerson {
    /// By one of the ways that both have, or by none.
    fn is_reached_as(&self, wanted: &NewBooking) -> bool {
        let contact = &wanted.contact;
        let mailbox = contact.email.as_ref().map(|email| email.mailbox());
        let own_mailbox = self.email.as_deref().map(Mailbox::of);
        let phone = contact.phone_text();
        let nothing = [mailbox.is_none(), phone.is_none()] == [true; 2];
        match nothing {
            true => self.email.is_none() && self.phone.is_none(),
            false => {
                (mailbox.is_some() && mailbox == own_mailbox)
                    || (phone.is_some() && phone == self.phone)
            }
        }
    }
}
