//! Somebody on a list as they are written there, and the request that the desk would send for them.

use crate::booking::input::{BookingRequest, ContactRequest};

/// As many are booked in one act: the sessions are locked meanwhile.
pub const MOST_PEOPLE: usize = 500;

/// Somebody on a list.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct ListedPerson {
    /// The line or the row.
    pub row: usize,
    pub name: String,
    pub email: String,
    pub phone: String,
    /// One where nothing is written.
    pub seats: String,
    /// Of letters; the organisation's own where nothing is written.
    pub language: String,
}

impl ListedPerson {
    /// The request for them; seats that are no number are out of every range.
    pub fn request(&self, language: &str) -> BookingRequest {
        let seats = match self.seats.as_str() {
            "" => 1,
            seats => seats.parse().unwrap_or(0),
        };
        let language = match self.language.as_str() {
            "" => language,
            own => own,
        };
        BookingRequest {
            seats,
            contact: Some(ContactRequest {
                email: filled(&self.email),
                phone: filled(&self.phone),
                notify: None,
            }),
            language: Some(language.to_owned()),
            ..BookingRequest::walk_in(self.name.clone(), None)
        }
    }
}

fn filled(cell: &str) -> Option<String> {
    Some(cell.to_owned()).filter(|cell| !cell.is_empty())
}
