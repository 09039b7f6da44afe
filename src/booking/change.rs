//! Change a booking's name, contact, language, topics or visit. Capacity is never asked. A new
//! e-mail address ends the links sent before; a new PIN ends the PIN before.

use chrono::{DateTime, Utc};
use diesel::prelude::*;
use diesel_async::{AsyncConnection, AsyncPgConnection, RunQueryDsl};
use serde_json::{Value, json};

use super::api::BookingPatch;
use super::model::Booking;
use super::wish::{Contact, parse_contact, parse_visit};
use super::{trail, tries};
use crate::platform::contact::PhoneNumber;
use crate::platform::http::response::etag;
use crate::platform::ids::{BookingId, StaffId};
use crate::platform::problem::{Faults, Problem};
use crate::platform::text::{LanguageTag, PersonName, Tag, parse_tags};
use crate::schema::bookings;

/// A checked change; what is none stays.
#[derive(Debug, Clone)]
pub struct BookingChange {
    name: Option<PersonName>,
    contact: Option<Contact>,
    language: Option<LanguageTag>,
    topics: Option<Vec<Tag>>,
    visit: Option<Value>,
}

impl BookingChange {
    /// Checks a merge patch.
    ///
    /// # Errors
    /// Every fault, by field.
    pub fn parse(patch: BookingPatch, country: &str) -> Result<Self, Faults> {
        let mut faults = Faults::none();
        let name = faults.take_optional("/name", patch.name, |text| PersonName::parse(&text));
        let contact = patch
            .contact
            .and_then(|contact| parse_contact(contact.unwrap_or_default(), country, &mut faults));
        let language =
            faults.take_optional("/language", patch.language, |tag| LanguageTag::parse(&tag));
        let topics = patch
            .topics
            .and_then(|words| faults.take_within("/topics", parse_tags(&words, 10)));
        let visit = patch
            .visit
            .and_then(|visit| parse_visit(visit, &mut faults));
        if faults.is_empty() {
            Ok(Self {
                name,
                contact,
                language,
                topics,
                visit,
            })
        } else {
            Err(faults)
        }
    }

    fn apply(&self, booking: &mut Booking) {
        if let Some(name) = &self.name {
            booking.name = Some(name.as_str().to_owned());
        }
        if let Some(contact) = &self.contact {
            let email = contact
                .email
                .as_ref()
                .map(|email| email.as_str().to_owned());
            booking.link_version += i32::from(booking.email != email);
            booking.email = email;
            booking.phone = contact
                .phone
                .as_ref()
                .map(|phone: &PhoneNumber| phone.as_str().to_owned());
            booking.notify = contact.notify.as_str().to_owned();
        }
        if let Some(language) = self.language {
            booking.language = language.as_str().to_owned();
        }
        if let Some(topics) = &self.topics {
            booking.topics = topics.iter().map(|tag| tag.as_str().to_owned()).collect();
        }
        if let Some(visit) = &self.visit {
            booking.visit = Some(visit.clone());
        }
    }
}

/// Changes a live booking that is still at `edit`.
///
/// # Errors
/// 412 when it was changed meanwhile, 409 when it is no longer live.
pub async fn change(
    conn: &mut AsyncPgConnection,
    id: BookingId,
    edit: i32,
    wanted: &BookingChange,
    by: Option<StaffId>,
    now: DateTime<Utc>,
) -> Result<Booking, Problem> {
    conn.transaction::<_, Problem, _>(async |conn| {
        let mut booking = locked(conn, id).await?;
        etag::require_version(edit, booking.edit)?;
        if !booking.is_live() {
            return Err(Problem::wrong_state(&booking.status));
        }
        wanted.apply(&mut booking);
        let changed = save(conn, &booking, now).await?;
        trail::record(conn, &changed, by, ("booking.changed", json!({})), now).await?;
        Ok(changed)
    })
    .await
}

/// Gives a booking a new PIN and forgets the misses at its number.
///
/// # Errors
/// 404 without such a booking.
pub async fn renew_pin(
    conn: &mut AsyncPgConnection,
    id: BookingId,
    by: StaffId,
    now: DateTime<Utc>,
) -> Result<Booking, Problem> {
    conn.transaction::<_, Problem, _>(async |conn| {
        let booking = locked(conn, id).await?;
        let renewed: Booking = diesel::update(bookings::table.find(booking.id))
            .set((
                bookings::pin_version.eq(bookings::pin_version + 1),
                bookings::edit.eq(bookings::edit + 1),
                bookings::updated_at.eq(now),
            ))
            .returning(Booking::as_returning())
            .get_result(conn)
            .await?;
        tries::forget(conn, &renewed.number).await?;
        let act = ("booking.pin-renewed", json!({}));
        trail::record(conn, &renewed, Some(by), act, now).await?;
        Ok(renewed)
    })
    .await
}

async fn locked(conn: &mut AsyncPgConnection, id: BookingId) -> Result<Booking, Problem> {
    bookings::table
        .find(id)
        .select(Booking::as_select())
        .for_no_key_update()
        .first(conn)
        .await
        .optional()?
        .ok_or_else(Problem::not_found)
}

async fn save(
    conn: &mut AsyncPgConnection,
    booking: &Booking,
    now: DateTime<Utc>,
) -> QueryResult<Booking> {
    diesel::update(bookings::table.find(booking.id))
        .set((
            bookings::name.eq(&booking.name),
            bookings::email.eq(&booking.email),
            bookings::phone.eq(&booking.phone),
            bookings::notify.eq(&booking.notify),
            bookings::link_version.eq(booking.link_version),
            bookings::language.eq(&booking.language),
            bookings::topics.eq(&booking.topics),
            bookings::visit.eq(&booking.visit),
            bookings::edit.eq(bookings::edit + 1),
            bookings::updated_at.eq(now),
        ))
        .returning(Booking::as_returning())
        .get_result(conn)
        .await
}
