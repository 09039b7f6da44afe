//! How somebody can be reached: a checked contact.
//! The way that is wanted must be given; what is given decides the way unless they say.
//! Part of a new booking and of a change.

use super::request::ContactRequest;
use crate::platform::contact::{EmailAddress, Notify, PhoneNumber, phone_as_typed};
use crate::platform::problem::{Fault, Faults};

/// A checked contact.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BookingContact {
    /// An e-mail address.
    pub email: Option<EmailAddress>,
    /// A telephone number.
    pub phone: Option<PhoneNumber>,
    /// The number as it was typed, cleaned, for staff's eyes.
    pub phone_typed: Option<String>,
    /// Which of them messages take.
    pub notify: Notify,
}

impl BookingContact {
    /// Checks a contact; `country` reads national telephone numbers.
    pub(super) fn parse(
        request: ContactRequest,
        country: &str,
        faults: &mut Faults,
    ) -> Option<Self> {
        let (has_email, has_phone) = (request.email.is_some(), request.phone.is_some());
        let email = faults.take_optional("/contact/email", request.email, |text| {
            EmailAddress::parse(&text)
        });
        let phone_typed = request.phone.as_deref().and_then(phone_as_typed);
        let phone = faults.take_optional("/contact/phone", request.phone, |text| {
            PhoneNumber::parse(&text, country)
        });
        let notify = match request.notify {
            Some(text) => faults.take("/contact/notify", parse_notify(&text))?,
            None if has_email => Notify::Email,
            None if has_phone => Notify::Phone,
            None => Notify::None,
        };
        match notify {
            Notify::Email if !has_email => {
                faults.add("/contact/email", Fault::new("email-missing"));
            }
            Notify::Phone if !has_phone => {
                faults.add("/contact/phone", Fault::new("phone-missing"));
            }
            _ => {}
        }
        Some(Self {
            email,
            phone,
            phone_typed,
            notify,
        })
    }

    /// The e-mail address as it is stored.
    #[must_use]
    pub fn email_text(&self) -> Option<String> {
        self.email.as_ref().map(|email| email.as_str().to_owned())
    }

    /// The telephone number as it is stored.
    #[must_use]
    pub fn phone_text(&self) -> Option<String> {
        self.phone.as_ref().map(|phone| phone.as_str().to_owned())
    }
}

fn parse_notify(text: &str) -> Result<Notify, Fault> {
    Notify::parse(text).map_err(|_unknown| Fault::new("unknown-notify"))
}
