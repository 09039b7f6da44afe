//! A filled-in form becomes the same checked booking that the API makes of JSON.
//! Its fields keep their names; what the form does not ask has the default.
//! The page that books calls this.

use super::new_booking::NewBooking;
use super::request::{BookingRequest, ContactRequest, VisitRequest};
use crate::platform::contact::perhaps_meant;
use crate::platform::i18n::Locale;
use crate::platform::input::form::Form;
use crate::platform::problem::{Fault, Faults};
use crate::session::Session;
use crate::session::SessionKind;

/// Checks a filled-in form. Of the ways to reach somebody only the chosen one is looked at; letters
/// are in the page's language.
///
/// # Errors
/// Every fault, by field.
pub fn parse_form(
    form: &Form,
    session: &Session,
    country: &str,
    locale: Locale,
) -> Result<NewBooking, Faults> {
    let mut faults = Faults::none();
    let request = request(form, session, locale);
    let checked = faults.take_within("", NewBooking::parse(request, session, country));
    if let Some(meant) = checked.as_ref().and_then(|booking| mistyped(form, booking)) {
        faults.add("/email", Fault::new("email-perhaps").fact("meant", meant));
    }
    if !matches!(reach(form), "email" | "phone" | "none") {
        faults.add("/reach", Fault::new("choose-one"));
    }
    checked.filter(|_| faults.is_empty()).ok_or(faults)
}

fn request(form: &Form, session: &Session, locale: Locale) -> BookingRequest {
    let own = |text: Option<&str>| text.map(str::to_owned);
    let at_home = session.kind == SessionKind::HomeVisit;
    BookingRequest {
        name: form.text("name").to_owned(),
        seats: 1,
        companions: i32::from(form.get("companions") == Some("1")),
        contact: Some(contact(form, session)),
        booked_by: None,
        language: Some(locale.tag().to_owned()),
        interpreter: own(form.filled("interpreter")),
        topics: form.all("topics").map(str::to_owned).collect(),
        device: None,
        needs: Vec::new(),
        visit: at_home.then(|| VisitRequest {
            address: form.text("address").to_owned(),
            entry: own(form.filled("entry")),
        }),
        waitlist: form.get("waitlist") == Some("true"),
        discreet: false,
        hold_id: None,
        override_reason: None,
    }
}

/// The address that was perhaps meant, until the same one is sent again.
fn mistyped(form: &Form, booking: &NewBooking) -> Option<String> {
    let email = booking.contact.email.as_ref()?;
    perhaps_meant(email).filter(|_| form.text("sure") != form.text("email"))
}

/// The way that was chosen; whoever filled in one and chose none has chosen that one.
#[must_use]
pub fn reach(form: &Form) -> &str {
    match (
        form.text("reach"),
        form.filled("email"),
        form.filled("phone"),
    ) {
        ("", Some(_), None) => "email",
        ("", None, Some(_)) => "phone",
        (chosen, ..) => chosen,
    }
}

fn contact(form: &Form, session: &Session) -> ContactRequest {
    let reach = reach(form);
    let own = |way: &str| (reach == way).then(|| form.filled(way)).flatten();
    let phone = own("phone").map(str::to_owned);
    // A session on the telephone has no other way to choose: an empty number is just empty.
    let called = session.kind == SessionKind::Phone;
    ContactRequest {
        email: own("email").map(str::to_owned),
        phone: phone.or_else(|| called.then(String::new)),
        notify: Some(reach.to_owned()).filter(|way| ["email", "phone"].contains(&way.as_str())),
    }
}
