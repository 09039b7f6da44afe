//! The letter with staff's own words to everybody booked, marked with their language.
//! `compose` chooses it while the booking is live and in that session.

use askama::Template;

use super::cancellation_letter::CancellationReason;
use super::facts::{LetterFacts, LetterText};

/// Tells what staff wrote.
pub(super) struct MessageLetter {
    pub facts: LetterFacts,
    pub said: CancellationReason,
    /// Opens the booking.
    pub link: String,
}

#[derive(Template)]
#[template(path = "mail/message.txt", escape = "none")]
struct MessageText<'a> {
    f: &'a LetterFacts,
    opening: &'a str,
    said: &'a CancellationReason,
    link: &'a str,
}

#[derive(Template)]
#[template(path = "mail/message.html")]
struct MessageHtml<'a> {
    f: &'a LetterFacts,
    opening: &'a str,
    said: &'a CancellationReason,
    link: &'a str,
    subject: &'a str,
}

impl MessageLetter {
    /// Puts it into words.
    pub fn write(&self) -> Result<LetterText, askama::Error> {
        let (f, said) = (&self.facts, &self.said);
        let subject = f.subject("mail-message.subject");
        let opening = f.t("mail-message");
        let (opening, link) = (opening.as_str(), self.link.as_str());
        Ok(LetterText {
            text: MessageText {
                f,
                opening,
                said,
                link,
            }
            .render()?,
            html: MessageHtml {
                f,
                opening,
                said,
                link,
                subject: &subject,
            }
            .render()?,
            subject,
        })
    }
}
