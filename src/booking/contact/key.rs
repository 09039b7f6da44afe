//! By what a contact is known again: the mailbox, else the telephone number. Who gave neither cannot be counted.

use std::collections::BTreeSet;

use crate::booking::input::BookingContact;
use crate::booking::model::Booking;
use crate::platform::contact::Mailbox;

/// By what a contact is known again.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ContactKey {
    Mailbox(Mailbox),
    /// In its tidy form.
    Phone(String),
}

impl ContactKey {
    /// That of a checked contact.
    #[must_use]
    pub fn of_contact(contact: &BookingContact) -> Option<Self> {
        let mailbox = contact
            .email
            .as_ref()
            .map(|email| Self::Mailbox(email.mailbox()));
        mailbox.or_else(|| contact.phone_text().map(Self::Phone))
    }

    /// That of a stored booking.
    #[must_use]
    pub fn of_booking(booking: &Booking) -> Option<Self> {
        let mailbox = booking.email.as_deref().map(Mailbox::of).map(Self::Mailbox);
        mailbox.or_else(|| booking.phone.clone().map(Self::Phone))
    }

    /// By what contacts are locked, in their order.
    #[must_use]
    pub fn names(contacts: &BTreeSet<Self>) -> Vec<&str> {
        contacts.iter().map(Self::as_str).collect()
    }

    #[must_use]
    pub fn mailbox(&self) -> Option<&Mailbox> {
        match self {
            Self::Mailbox(mailbox) => Some(mailbox),
            Self::Phone(_) => None,
        }
    }

    #[must_use]
    pub fn as_str(&self) -> &str {
        match self {
            Self::Mailbox(mailbox) => mailbox.as_str(),
            Self::Phone(number) => number,
        }
    }
}
