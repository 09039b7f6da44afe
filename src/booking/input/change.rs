//! A checked change of a booking: name, seats, contact, language, topics, home visit.
//! What is none stays as it is; the session is never changed by it.
//! `actions::change` applies it under the row's lock.

use serde_json::Value;

use super::contact::BookingContact;
use super::new_booking::{in_range, parse_visit};
use super::patch::{BookingPatch, VisitPatch};
use super::request::ContactRequest;
use super::request::Seats;
use crate::booking::details::BookingDetails;
use crate::booking::model::Booking;
use crate::platform::problem::{Fault, Faults};
use crate::platform::text::{LanguageTag, PersonName, Tag, parse_tags};
use crate::session::{Session, SessionKind};

/// A booking as it is, which a patch is read against.
#[derive(Debug, Clone, Copy)]
pub struct BookingBefore<'a> {
    pub booking: &'a Booking,
    pub details: &'a BookingDetails,
    pub session: &'a Session,
    /// Reads national telephone numbers.
    pub country: &'a str,
    /// Whether staff change it: they may make it discreet.
    pub by_staff: bool,
}

/// A checked change; what is none stays.
#[derive(Debug, Clone)]
pub struct BookingChange {
    name: Option<PersonName>,
    seats: Option<i32>,
    contact: Option<BookingContact>,
    language: Option<LanguageTag>,
    topics: Option<Vec<Tag>>,
    discreet: Option<bool>,
    /// `Some(None)` takes the address away.
    visit: Option<Option<Value>>,
}

impl BookingChange {
    /// Checks a merge patch.
    ///
    /// # Errors
    /// Every fault, by field.
    pub fn parse(patch: BookingPatch, before: BookingBefore<'_>) -> Result<Self, Faults> {
        let mut faults = Faults::none();
        let name = faults.take_change("/name", patch.name, |text| PersonName::parse(&text));
        let seats = faults.take_change("/seats", patch.seats, |n| in_range(n, Seats::BOUNDS));
        let contact = patch.contact.and_then(|contact| {
            let whole =
                contact.map_or_else(ContactRequest::default, |part| part.onto(before.booking));
            BookingContact::parse(whole, before.country, &mut faults)
        });
        let language =
            faults.take_change("/language", patch.language, |tag| LanguageTag::parse(&tag));
        let topics = patch.topics.and_then(|words| {
            let words = words.unwrap_or_default();
            faults.take_within("/topics", parse_tags(&words, 10))
        });
        if patch.discreet.is_some() && !before.by_staff {
            faults.add("/discreet", Fault::new("not-allowed-here"));
        }
        let discreet = faults.take_change("/discreet", patch.discreet, Ok);
        let visit = patch
            .visit
            .and_then(|visit| changed_visit(visit, before, &mut faults));
        if faults.is_empty() {
            Ok(Self {
                name,
                seats,
                contact,
                language,
                topics,
                discreet,
                visit,
            })
        } else {
            Err(faults)
        }
    }

    /// The seats that are wanted, where they are others than before.
    #[must_use]
    pub fn seats_instead_of(&self, booking: &Booking) -> Option<i32> {
        self.seats.filter(|seats| *seats != booking.seats)
    }

    /// Whether another contact is wanted than before.
    #[must_use]
    pub fn is_of_contact(&self, booking: &Booking) -> bool {
        self.contact.as_ref().is_some_and(|contact| {
            (&contact.email_text(), &contact.phone_text()) != (&booking.email, &booking.phone)
        })
    }

    /// Topics that are wanted now and were not before.
    pub fn new_topics<'a>(&'a self, before: &BookingDetails) -> impl Iterator<Item = &'a Tag> {
        let wanted = self.topics.iter().flatten();
        wanted.filter(|topic| !before.topics.iter().any(|had| had == topic.as_str()))
    }

    /// Changes a booking. A new e-mail address ends the links sent before.
    pub fn apply(&self, booking: &mut Booking, details: &mut BookingDetails) {
        if let Some(name) = &self.name {
            booking.name = Some(name.as_str().to_owned());
        }
        booking.seats = self.seats.unwrap_or(booking.seats);
        if let Some(contact) = &self.contact {
            let email = contact.email_text();
            if booking.email != email {
                booking.link_version += 1;
                booking.email_bounced_at = None;
                booking.email = email;
            }
            change_phone(booking, contact);
            booking.notify = contact.notify;
        }
        if let Some(language) = self.language {
            booking.language = language.as_str().to_owned();
        }
        if let Some(topics) = &self.topics {
            details.topics = topics.iter().map(|tag| tag.as_str().to_owned()).collect();
        }
        details.discreet = self.discreet.unwrap_or(details.discreet);
        if let Some(visit) = &self.visit {
            details.visit.clone_from(visit);
        }
    }
}

/// The same number stays as it was typed first: a patch that leaves it alone carries the tidy form.
fn change_phone(booking: &mut Booking, contact: &BookingContact) {
    let phone = contact.phone_text();
    if booking.phone != phone {
        booking.phone = phone;
        booking.phone_typed.clone_from(&contact.phone_typed);
    }
}

/// The address after the patch. A home visit keeps one.
fn changed_visit(
    patch: Option<VisitPatch>,
    before: BookingBefore<'_>,
    faults: &mut Faults,
) -> Option<Option<Value>> {
    match patch {
        Some(_) if before.session.kind != SessionKind::HomeVisit => {
            faults.add("/visit", Fault::new("no-visit-here"));
            None
        }
        Some(part) => parse_visit(part.onto(before.details.visit.as_ref()), faults).map(Some),
        None if before.session.kind == SessionKind::HomeVisit => {
            faults.add("/visit", Fault::new("visit-missing"));
            None
        }
        None => Some(None),
    }
}
