//! A letter in words, ready for a transport.

use lettre::Address;

/// A letter in words.
#[derive(Debug, Clone)]
pub struct MailMessage {
    /// Who gets it; the address alone, so that no name can break a header.
    pub to: Address,
    /// Who writes, beside the installation's address.
    pub from: Option<String>,
    /// Who reads an answer.
    pub reply_to: Option<Address>,
    /// One line.
    pub subject: String,
    /// Plain text.
    pub text: String,
    /// The same as HTML.
    pub html: String,
    /// The language of all three, a BCP 47 tag.
    pub language: &'static str,
    /// The same for the reader's calendar program.
    pub calendar: Option<CalendarPart>,
}

/// A letter as a calendar program reads it.
#[derive(Debug, Clone)]
pub struct CalendarPart {
    /// `REQUEST` or `CANCEL`, as the text says it too: programs refuse a part that differs (RFC 6047, 2.4).
    pub method: &'static str,
    /// The calendar.
    pub text: String,
}
