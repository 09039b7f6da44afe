//! A checked change of a booking: name, contact, language, topics, home visit.
//! What is none stays as it is; seats and session are never changed by it.
//! `actions::change` applies it under the row's lock.

use serde_json::Value;

use super::contact::BookingContact;
use super::new_booking::parse_visit;
use super::request::BookingPatch;
use crate::booking::details::BookingDetails;
use crate::booking::model::Booking;
use crate::platform::problem::Faults;
use crate::platform::text::{LanguageTag, PersonName, Tag, parse_tags};

/// A checked change; what is none stays.
#[derive(Debug, Clone)]
pub struct BookingChange {
    name: Option<PersonName>,
    contact: Option<BookingContact>,
    language: Option<LanguageTag>,
    topics: Option<Vec<Tag>>,
    visit: Option<Value>,
}

impl BookingChange {
    /// Checks a merge patch; `country` reads national telephone numbers.
    ///
    /// # Errors
    /// Every fault, by field.
    pub fn parse(patch: BookingPatch, country: &str) -> Result<Self, Faults> {
        let mut faults = Faults::none();
        let name = faults.take_optional("/name", patch.name, |text| PersonName::parse(&text));
        let contact = patch.contact.and_then(|contact| {
            BookingContact::parse(contact.unwrap_or_default(), country, &mut faults)
        });
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

    /// Changes a booking. A new e-mail address ends the links sent before.
    pub fn apply(&self, booking: &mut Booking, details: &mut BookingDetails) {
        if let Some(name) = &self.name {
            booking.name = Some(name.as_str().to_owned());
        }
        if let Some(contact) = &self.contact {
            let email = contact.email_text();
            booking.link_version += i32::from(booking.email != email);
            booking.email = email;
            booking.phone = contact.phone_text();
            booking.notify = contact.notify;
        }
        if let Some(language) = self.language {
            booking.language = language.as_str().to_owned();
        }
        if let Some(topics) = &self.topics {
            details.topics = topics.iter().map(|tag| tag.as_str().to_owned()).collect();
        }
        if let Some(visit) = &self.visit {
            details.visit = Some(visit.clone());
        }
    }
}
