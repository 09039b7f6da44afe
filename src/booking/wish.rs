//! What somebody wants to book: the JSON that comes in, and the checked wish it becomes. Pages make
//! the same wish from a form.

use serde::Deserialize;
use serde_json::{Value, json};
use utoipa::ToSchema;

use crate::platform::contact::{EmailAddress, Notify, PhoneNumber};
use crate::platform::ids::{HoldId, SessionId};
use crate::platform::problem::{Fault, Faults};
use crate::platform::text::{LanguageTag, PersonName, PlainText, Tag, parse_tags};
use crate::session::Session;

/// What a visitor sends to book seats. A way to reach them is optional: many have no e-mail.
#[derive(Debug, Clone, Deserialize, ToSchema)]
#[serde(deny_unknown_fields, rename_all = "camelCase")]
pub struct BookingRequest {
    /// Who comes; a first name is enough. 1 to 80 signs.
    pub name: String,
    /// Seats wanted, 1 to 50.
    #[serde(default = "one")]
    pub seats: i32,
    /// People who come along without taking part.
    #[serde(default)]
    pub companions: i32,
    /// Where messages go.
    pub contact: Option<ContactRequest>,
    /// Who makes the booking.
    pub booked_by: Option<BookedByRequest>,
    /// The language of letters, a BCP 47 tag.
    pub language: Option<String>,
    /// The language to interpret; makes the booking pending.
    pub interpreter: Option<String>,
    /// Topics, as short tags.
    #[serde(default)]
    pub topics: Vec<String>,
    /// What is brought along.
    pub device: Option<String>,
    /// What is needed in the room, as short tags.
    #[serde(default)]
    pub needs: Vec<String>,
    /// Required by a home visit.
    pub visit: Option<VisitRequest>,
    /// Whether to queue where no seat is left.
    #[serde(default)]
    pub waitlist: bool,
    /// Staff only: the hold that becomes this booking.
    pub hold_id: Option<String>,
    /// Staff only: seats beyond the rules, with a reason.
    #[serde(rename = "override")]
    pub beyond: Option<OverrideRequest>,
}

/// Where messages go.
#[derive(Debug, Clone, Default, Deserialize, ToSchema)]
#[serde(deny_unknown_fields, rename_all = "camelCase")]
pub struct ContactRequest {
    /// An e-mail address.
    pub email: Option<String>,
    /// A telephone number.
    pub phone: Option<String>,
    /// `email`, `phone` or `none`; what is given unless said, e-mail first.
    pub notify: Option<String>,
}

/// Who makes the booking.
#[derive(Debug, Clone, Deserialize, ToSchema)]
#[serde(deny_unknown_fields, rename_all = "camelCase")]
pub struct BookedByRequest {
    /// `self`, `relative`, `staff` or `referrer`.
    pub relation: String,
    /// Their name.
    pub name: Option<String>,
    /// Their e-mail address.
    pub email: Option<String>,
}

/// Where a home visit goes.
#[derive(Debug, Clone, Deserialize, ToSchema)]
#[serde(deny_unknown_fields, rename_all = "camelCase")]
pub struct VisitRequest {
    /// Street and number.
    pub address: String,
    /// Door code or floor.
    pub entry: Option<String>,
}

/// Why staff go beyond a rule.
#[derive(Debug, Clone, Deserialize, ToSchema)]
#[serde(deny_unknown_fields, rename_all = "camelCase")]
pub struct OverrideRequest {
    /// Kept in the audit log.
    pub reason: String,
}

fn one() -> i32 {
    1
}

impl BookingRequest {
    /// Somebody who just came and said a name.
    #[must_use]
    pub fn walk_in(name: String, beyond: Option<OverrideRequest>) -> Self {
        Self {
            name,
            seats: 1,
            companions: 0,
            contact: None,
            booked_by: None,
            language: None,
            interpreter: None,
            topics: Vec::new(),
            device: None,
            needs: Vec::new(),
            visit: None,
            waitlist: false,
            hold_id: None,
            beyond,
        }
    }
}

/// A checked contact.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Contact {
    /// An e-mail address.
    pub email: Option<EmailAddress>,
    /// A telephone number.
    pub phone: Option<PhoneNumber>,
    /// Which of them messages take.
    pub notify: Notify,
}

/// A checked wish: nothing in it can fail to be stored.
#[derive(Debug, Clone)]
pub struct NewBooking {
    /// Where.
    pub session: SessionId,
    /// Who comes; unknown only for a walk-in without a name.
    pub name: PersonName,
    /// Seats.
    pub seats: i32,
    /// People beside.
    pub companions: i32,
    /// How to reach them.
    pub contact: Contact,
    /// Relation, name and e-mail of the booker.
    pub booked_by: Value,
    /// Language of letters.
    pub language: LanguageTag,
    /// Language to interpret.
    pub interpreter: Option<LanguageTag>,
    /// Topics.
    pub topics: Vec<Tag>,
    /// Device.
    pub device: Option<PlainText<80>>,
    /// Needs.
    pub needs: Vec<Tag>,
    /// Home visit.
    pub visit: Option<Value>,
    /// Whether to queue.
    pub waitlist: bool,
    /// The hold that becomes this booking; the desk's.
    pub hold: Option<HoldId>,
    /// Staff's reason to go beyond a rule.
    pub beyond: Option<PlainText<200>>,
    /// Whether the person stands at the desk already.
    pub walk_in: bool,
}

/// Seats one booking may take.
const MOST_SEATS: i32 = 50;

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
        if session.kind == "home-visit" && request.visit.is_none() {
            faults.add("/visit", Fault::new("visit-missing"));
        }
        let contact = request.contact.as_ref();
        if session.kind == "phone" && contact.and_then(|contact| contact.phone.as_ref()).is_none() {
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
        let wish = Self::check(request, session, country, Faults::none())?;
        Ok(Self {
            walk_in: true,
            ..wish
        })
    }

    fn check(
        request: BookingRequest,
        session: &Session,
        country: &str,
        mut faults: Faults,
    ) -> Result<Self, Faults> {
        let name = faults.take("/name", PersonName::parse(&request.name));
        let seats = faults.take("/seats", in_range(request.seats, 1, MOST_SEATS));
        let companions = faults.take("/companions", in_range(request.companions, 0, 20));
        let contact = parse_contact(request.contact.unwrap_or_default(), country, &mut faults);
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
        let device =
            faults.take_optional("/device", request.device, |text| PlainText::parse(&text));
        let visit = request
            .visit
            .and_then(|visit| parse_visit(visit, &mut faults));
        let beyond = faults.take_optional("/override/reason", request.beyond, |over| {
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
                session: SessionId(session.id),
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
                hold,
                beyond,
                walk_in: false,
            }),
            _ => Err(faults),
        }
    }

    /// The wish as it was understood, written for its fingerprint: what was left out equals its
    /// default.
    #[must_use]
    pub fn fingerprint_input(&self) -> Vec<u8> {
        let words = |tags: &[Tag]| tags.iter().map(Tag::as_str).collect::<Vec<_>>().join(" ");
        let (contact, device) = (&self.contact, self.device.as_ref());
        let who = (
            self.name.as_str(),
            contact.email.as_ref().map(EmailAddress::as_str),
            contact.phone.as_ref().map(PhoneNumber::as_str),
            contact.notify.as_str(),
            &self.booked_by,
            self.language.as_str(),
            self.interpreter.map(LanguageTag::as_str),
        );
        let what = (
            self.seats,
            self.companions,
            words(&self.topics),
            device.map(PlainText::as_str),
            words(&self.needs),
            &self.visit,
        );
        let how = (
            self.waitlist,
            self.hold,
            self.beyond.is_some(),
            self.walk_in,
        );
        // Texts, numbers and plain JSON: there is nothing in it that cannot be written.
        serde_json::to_vec(&(self.session, who, what, how)).unwrap_or_default()
    }
}

fn in_range(value: i32, min: i32, max: i32) -> Result<i32, Fault> {
    if (min..=max).contains(&value) {
        Ok(value)
    } else {
        Err(Fault::new("out-of-range").fact("min", min).fact("max", max))
    }
}

/// Checks how somebody can be reached; what is given decides how unless they say.
pub(super) fn parse_contact(
    request: ContactRequest,
    country: &str,
    faults: &mut Faults,
) -> Option<Contact> {
    let given = (request.email.is_some(), request.phone.is_some());
    let email = faults.take_optional("/contact/email", request.email, |text| {
        EmailAddress::parse(&text)
    });
    let phone = faults.take_optional("/contact/phone", request.phone, |text| {
        PhoneNumber::parse(&text, country)
    });
    let notify = match (request.notify, given) {
        (Some(text), _) => faults.take("/contact/notify", Notify::parse(&text))?,
        (None, (true, _)) => Notify::Email,
        (None, (false, true)) => Notify::Phone,
        (None, (false, false)) => Notify::None,
    };
    match notify {
        Notify::Email if !given.0 => faults.add("/contact/email", Fault::new("email-missing")),
        Notify::Phone if !given.1 => faults.add("/contact/phone", Fault::new("phone-missing")),
        _ => {}
    }
    Some(Contact {
        email,
        phone,
        notify,
    })
}

fn parse_booker(request: Option<BookedByRequest>, faults: &mut Faults) -> Value {
    let Some(request) = request else {
        return json!({ "relation": "self" });
    };
    if !matches!(
        request.relation.as_str(),
        "self" | "relative" | "staff" | "referrer"
    ) {
        let fault = Fault::new("unknown-value").fact("value", &request.relation);
        faults.add("/bookedBy/relation", fault);
    }
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
