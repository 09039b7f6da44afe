//! The letter with staff's own words to everybody booked, marked with their language.
//! `compose` chooses it while the booking is live and in that session.

use super::facts::LetterFacts;
use super::said::Said;
use super::sheet::{Details, Sheet, Way, way_of};
use crate::booking::status::BookingStatus;
use crate::platform::text::LocalText;

/// Tells what staff wrote.
#[derive(Debug)]
pub(super) struct MessageLetter {
    pub text: Option<LocalText>,
    pub status: BookingStatus,
    /// Opens the booking.
    pub link: String,
}

impl MessageLetter {
    /// Puts it into words.
    pub fn sheet(&self, f: LetterFacts) -> Sheet {
        let way = Way {
            ask: f.t(way_of(self.status)),
            button: f.t("mail-open"),
            link: f.link(&self.link),
        };
        let text = self.text.as_ref();
        Sheet {
            subject: f.subject("mail-message.subject"),
            opening: f.t("mail-message"),
            more: Vec::new(),
            said: text.map(|text| Said::best(text, f.locale)),
            changes: Vec::new(),
            details: Details::Named,
            way: Some(way),
            reach: "mail-call",
            f,
        }
    }
}
