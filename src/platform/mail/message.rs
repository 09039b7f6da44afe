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

impl MailMessage {
    /// The text without what its links carry behind the address of their page: whoever has that opens the booking.
    #[must_use]
    pub fn text_to_keep(&self) -> String {
        let words = self.text.split_inclusive(char::is_whitespace);
        words.map(without_query).collect()
    }
}

/// A link up to its question mark, and any other word whole.
fn without_query(word: &str) -> String {
    let (link, space) = word.split_at(word.trim_end().len());
    match link.split_once('?') {
        Some((page, _)) if page.contains("://") => format!("{page}{space}"),
        _ => word.to_owned(),
    }
}

/// A letter as a calendar program reads it.
#[derive(Debug, Clone)]
pub struct CalendarPart {
    /// `REQUEST` or `CANCEL`, as the text says it too: programs refuse a part that differs (RFC 6047, 2.4).
    pub method: &'static str,
    /// The calendar.
    pub text: String,
}
