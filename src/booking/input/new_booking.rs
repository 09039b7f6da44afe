//! A checked booking that is not made yet, from JSON or a form.
//! Nothing in it can fail to be stored; two requests that mean the same have one fingerprint.
//! API, pages and desk parse it; the batcher turns it into a booking.

use std::ops::RangeInclusive;

use serde_json::{Value, json};

use super::contact::BookingContact;
use super::request::{BookedByRequest, BookingRequest, Companions, Relation, Seats, VisitRequest};
use crate::booking::channel::Arrival;
use crate::platform::contact::{EmailAddress, PhoneNumber};
use crate::platform::ids::{HoldId, SessionId};
use crate::platform::problem::{Fault, Faults};
use crate::platform::text::{LanguageTag, PersonName, PlainText, Tag, parse_tags};
use crate::session::Device;
use crate::session::Session;
use crate::session::SessionKind;

/// A checked booking that is not made yet.
#[derive(Debug, Clone)]
pub struct NewBooking {
    /// Where.
    pub session: SessionId,
    /// Who comes.
    pub name: PersonName,
    /// Seats.
    pub seats: i32,
    /// People beside.
    pub companions: i32,
    /// How to reach them.
    pub contact: BookingContact,
    /// Relation, name and e-mail of the booker.
    pub booked_by: Value,
    /// Language of letters.
    pub language: LanguageTag,
    /// Language to interpret.
    pub interpreter: Option<LanguageTag>,
    /// Topics.
    pub topics: Vec<Tag>,
    /// Device.
    pub device: Option<Device>,
    /// Needs.
    pub needs: Vec<Tag>,
    /// Home visit.
    pub visit: Option<Value>,
    /// Whether to wait where no seat is left.
    pub waitlist: bool,
    /// Whether only the number is shown; the desk's.
    pub discreet: bool,
    /// The hold that becomes this booking; the desk's.
    pub hold: Option<HoldId>,
    /// Staff's reason to go beyond a rule.
    pub override_reason: Option<PlainText<200>>,
    /// Whether the person stands at the desk already.
    pub arrival: Arrival,
}

impl NewBooking {
    /// Checks a request for a session; `country` reads national telephone numbers.
    ///
    /// # Errors
    /// Every fault, by field.
    pub fn parse(
        request: BookingRequest,
        session: &Session,
        country: &str,
    ) -> Result<Self, Faults> {
        let mut faults = Faults::none();
        if session.kind == SessionKind::HomeVisit && request.visit.is_none() {
            faults.add("/visit", Fault::new("visit-missing"));
        }
        let contact = request.contact.as_ref();
        if session.kind == SessionKind::Phone
            && contact.and_then(|contact| contact.phone.as_ref()).is_none()
        {
            faults.add("/contact/phone", Fault::new("phone-missing"));
        }
        Self::check(request, session, country, faults)
    }

    /// Checks somebody who stands at the desk: nothing is needed to reach them.
    ///
    /// # Errors
    /// Every fault, by field.
    pub fn parse_walk_in(
        request: BookingRequest,
        session: &Session,
        country: &str,
    ) -> Result<Self, Faults> {
        let checked = Self::check(request, session, country, Faults::none())?;
        Ok(Self {
            arrival: Arrival::WalkIn,
            ..checked
        })
    }

    fn check(
        request: BookingRequest,
        session: &Session,
        country: &str,
        mut faults: Faults,
    ) -> Result<Self, Faults> {
        if session.kind != SessionKind::HomeVisit && request.visit.is_some() {
            faults.add("/visit", Fault::new("no-visit-here"));
        }
        let name = faults.take("/name", PersonName::parse(&request.name));
        let seats = faults.take("/seats", in_range(request.seats, Seats::BOUNDS));
        let companions = faults.take(
            "/companions",
            in_range(request.companions, Companions::BOUNDS),
        );
        let contact =
            BookingContact::parse(request.contact.unwrap_or_default(), country, &mut faults);
        let booked_by = parse_booker(request.booked_by, &mut faults);
        let language = faults.take(
            "/language",
            LanguageTag::parse(request.language.as_deref().unwrap_or("sv")),
        );
        let interpreter = faults.take_optional("/interpreter", request.interpreter, |tag| {
            LanguageTag::parse(&tag)
        });
        let topics = faults.take_within("/topics", parse_tags(&request.topics, 10));
        let needs = faults.take_within("/needs", parse_tags(&request.needs, 10));
        let device = faults.take_optional("/device", request.device, |name| Device::parse(&name));
        let visit = request
            .visit
            .and_then(|visit| parse_visit(visit, &mut faults));
        let override_reason =
            faults.take_optional("/override/reason", request.override_reason, |over| {
                PlainText::parse(&over.reason)
            });
        let hold = faults.take_optional("/holdId", request.hold_id, |text| {
            text.parse().map_err(|_no_id| Fault::new("unknown-value"))
        });
        match (name, seats, companions, contact, language, topics, needs) {
            (
                Some(name),
                Some(seats),
                Some(companions),
                Some(contact),
                Some(language),
                Some(topics),
                Some(needs),
            ) if faults.is_empty() => Ok(Self {
                session: session.id,
                name,
                seats,
                companions,
                contact,
                booked_by,
                language,
                interpreter,
                topics,
                device,
                needs,
                visit,
                waitlist: request.waitlist,
                discreet: request.discreet,
                hold,
                override_reason,
                arrival: Arrival::Ahead,
            }),
            _ => Err(faults),
        }
    }

    /// The booking as it was understood, in canonical bytes to be fingerprinted: what was left out
    /// equals its default.
    #[must_use]
    pub fn fingerprint_input(&self) -> Vec<u8> {
        let words = |tags: &[Tag]| tags.iter().map(Tag::as_str).collect::<Vec<_>>().join(" ");
        let (contact, device) = (&self.contact, self.device.as_ref());
        let who = (
            self.name.as_str(),
            contact.email.as_ref().map(EmailAddress::as_str),
            contact.phone.as_ref().map(PhoneNumber::as_str),
            contact.notify,
            &self.booked_by,
            self.language.as_str(),
            self.interpreter.map(LanguageTag::as_str),
        );
        let what = (
            self.seats,
            self.companions,
            words(&self.topics),
            device.map(|device| device.name()),
            words(&self.needs),
            &self.visit,
        );
        let how = (
            self.waitlist,
            self.hold,
            self.override_reason.is_some(),
            self.arrival == Arrival::WalkIn,
        );
        // Texts, numbers and plain JSON: there is nothing in it that cannot be written. Discretion stands in it only
        // where it is asked for, so that what an earlier version made keeps its fingerprint.
        let written = match self.discreet {
            false => serde_json::to_vec(&(self.session, who, what, how)),
            true => serde_json::to_vec(&(self.session, who, what, how, "discreet")),
        };
        written.unwrap_or_default()
    }
}

pub(super) fn in_range(value: i32, bounds: RangeInclusive<i32>) -> Result<i32, Fault> {
    let (min, max) = (*bounds.start(), *bounds.end());
    if bounds.contains(&value) {
        Ok(value)
    } else {
        Err(Fault::new("out-of-range").fact("min", min).fact("max", max))
    }
}

fn parse_booker(request: Option<BookedByRequest>, faults: &mut Faults) -> Value {
    let Some(request) = request else {
        return json!({ "relation": "self" });
    };
    faults.take("/bookedBy/relation", Relation::parse(&request.relation));
    let name = faults.take_optional("/bookedBy/name", request.name, |text| {
        PersonName::parse(&text)
    });
    let email = faults.take_optional("/bookedBy/email", request.email, |text| {
        EmailAddress::parse(&text)
    });
    let mut booker = serde_json::Map::new();
    booker.insert("relation".to_owned(), request.relation.into());
    if let Some(name) = name {
        booker.insert("name".to_owned(), name.as_str().into());
    }
    if let Some(email) = email {
        booker.insert("email".to_owned(), email.as_str().into());
    }
    booker.into()
}

pub(super) fn parse_visit(request: VisitRequest, faults: &mut Faults) -> Option<Value> {
    let address = faults.take("/visit/address", PlainText::<200>::parse(&request.address))?;
    let entry = faults.take_optional("/visit/entry", request.entry, |text| {
        PlainText::<80>::parse(&text)
    });
    Some(json!({ "address": address.as_str(), "entry": entry.as_ref().map(PlainText::as_str) }))
}
