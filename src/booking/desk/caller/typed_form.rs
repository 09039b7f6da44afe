//! What was typed for a caller, and the checked booking that it becomes: the same as the API makes of JSON.

use crate::booking::desk::typed::number;
use crate::booking::details::BookingDetails;
use crate::booking::input::{
    BookedByRequest, BookingRequest, ContactRequest, NewBooking, OverrideRequest, VisitRequest,
};
use crate::booking::model::Booking;
use crate::platform::i18n::Locale;
use crate::platform::input::form::Form;
use crate::platform::problem::Problem;
use crate::session::{Session, SessionKind};

/// As it was typed.
#[derive(Debug, Clone, Default)]
pub struct CallerForm {
    pub name: String,
    pub relation: String,
    pub booker: String,
    pub phone: String,
    pub email: String,
    pub reach: String,
    pub seats: String,
    pub companions: String,
    pub language: String,
    pub interpreter: String,
    pub device: String,
    pub topics: Vec<String>,
    pub needs: Vec<String>,
    pub address: String,
    pub entry: String,
    pub reason: String,
    pub discreet: bool,
}

/// The boxes that may come more than once.
pub const LISTS: [&str; 2] = ["topics", "needs"];

impl CallerForm {
    /// An empty form for so many.
    pub fn fresh(locale: Locale, seats: i32) -> Self {
        Self {
            relation: "self".to_owned(),
            reach: "phone".to_owned(),
            seats: seats.to_string(),
            companions: "0".to_owned(),
            language: locale.tag().to_owned(),
            ..Self::default()
        }
    }

    /// The next time for whoever has a booking: what is known of them is filled in, what they want is asked anew.
    pub fn again(booking: &Booking, details: &BookingDetails, seats: i32) -> Self {
        let text = |text: &Option<String>| text.clone().unwrap_or_default();
        let visit = |part| details.visit_part(part).unwrap_or_default().to_owned();
        let booker = |part: &str| {
            let said = details.booked_by.get(part).and_then(|said| said.as_str());
            said.unwrap_or_default().to_owned()
        };
        Self {
            name: text(&booking.name),
            relation: booker("relation"),
            booker: booker("name"),
            phone: text(
                &booking
                    .phone_typed
                    .clone()
                    .or_else(|| booking.phone.clone()),
            ),
            email: text(&booking.email),
            reach: booking.notify.name().to_owned(),
            seats: seats.to_string(),
            companions: details.companions.to_string(),
            language: booking.language.clone(),
            interpreter: text(&booking.interpreter),
            device: text(&details.device),
            needs: details.needs.clone(),
            address: visit("address"),
            entry: visit("entry"),
            ..Self::default()
        }
    }

    pub fn of(form: &Form) -> Self {
        let own = |name| form.text(name).to_owned();
        let all = |name| form.all(name).map(str::to_owned).collect();
        Self {
            name: own("name"),
            relation: own("relation"),
            booker: own("booker"),
            phone: own("phone"),
            email: own("email"),
            reach: own("reach"),
            seats: own("seats"),
            companions: own("companions"),
            language: own("language"),
            interpreter: own("interpreter"),
            device: own("device"),
            topics: all("topics"),
            needs: all("needs"),
            address: own("address"),
            entry: own("entry"),
            reason: own("override"),
            discreet: form.get("discreet") == Some("true"),
        }
    }

    /// Checks it for a session; `country` reads national telephone numbers.
    ///
    /// # Errors
    /// Every fault, by field.
    pub fn parse(
        &self,
        session: &Session,
        country: &str,
        waitlist: bool,
    ) -> Result<NewBooking, Problem> {
        let request = BookingRequest {
            seats: number(or(&self.seats, "1"), 1, 50, "/seats")?,
            companions: number(or(&self.companions, "0"), 0, 20, "/companions")?,
            waitlist,
            ..self.request(session)
        };
        Ok(NewBooking::parse(request, session, country)?)
    }

    fn request(&self, session: &Session) -> BookingRequest {
        let at_home = session.kind == SessionKind::HomeVisit;
        BookingRequest {
            name: self.name.clone(),
            seats: 1,
            companions: 0,
            contact: Some(self.contact(session)),
            booked_by: Some(BookedByRequest {
                relation: or(&self.relation, "self").to_owned(),
                name: filled(&self.booker),
                email: None,
            }),
            language: filled(&self.language),
            interpreter: filled(&self.interpreter),
            topics: self.topics.clone(),
            device: filled(&self.device),
            needs: self.needs.clone(),
            visit: at_home.then(|| VisitRequest {
                address: self.address.clone(),
                entry: filled(&self.entry),
            }),
            waitlist: false,
            discreet: self.discreet,
            hold_id: None,
            override_reason: filled(&self.reason).map(|reason| OverrideRequest { reason }),
        }
    }

    /// Both ways are kept: staff ring where a letter is wanted, too. Help by telephone needs the number.
    fn contact(&self, session: &Session) -> ContactRequest {
        let called = session.kind == SessionKind::Phone;
        ContactRequest {
            email: filled(&self.email),
            phone: filled(&self.phone).or_else(|| called.then(String::new)),
            notify: Some(self.reach.clone()).filter(|way| !way.is_empty()),
        }
    }
}

fn filled(text: &str) -> Option<String> {
    Some(text.to_owned()).filter(|text| !text.trim().is_empty())
}

fn or<'a>(text: &'a str, otherwise: &'a str) -> &'a str {
    match text.trim() {
        "" => otherwise,
        _ => text,
    }
}
