//! A letter in words, ready for a transport.

use lettre::Address;

/// A letter in words.
#[derive(Debug, Clone)]
pub struct MailMessage {
    /// Who gets it; the address alone, so that no name can break a header.
    pub to: Address,
    /// One line.
    pub subject: String,
    /// Plain text.
    pub text: String,
    /// The same as HTML.
    pub html: String,
}
