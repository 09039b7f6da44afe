//! Why a letter did not arrive, as far as the mail server's words tell it. Pure.

use std::borrow::Cow;

use crate::platform::i18n::{Locale, t};
use crate::platform::text_enum;

text_enum! {
    /// Why a letter did not arrive (RFC 3463).
    pub enum NotDelivered {
        /// No such mailbox, or no such domain.
        NoSuchAddress = "no-such-address",
        /// The mailbox takes no more.
        MailboxFull = "mailbox-full",
        /// The receiving server will not have it.
        NotWanted = "not-wanted",
        /// It was tried for too long, or could not be written.
        Unknown = "unknown",
    }
}

impl NotDelivered {
    /// "Adressen finns inte."
    #[must_use]
    pub fn words(self, locale: Locale) -> Cow<'static, str> {
        t(locale, &format!("not-delivered-{}", self.name()))
    }

    /// Reads what the mail server said, such as `RCPT TO: 550 5.1.1 no such user`.
    #[must_use]
    pub fn of(reason: &str) -> Self {
        let said = |codes: &[&str]| codes.iter().any(|code| reason.contains(code));
        if said(&["5.1.1", "5.1.2", "5.1.3", "5.1.10", "5.4.4"]) {
            Self::NoSuchAddress
        } else if said(&["5.2.2", "4.2.2"]) {
            Self::MailboxFull
        } else if said(&["5.7.", "5.2.1"]) {
            Self::NotWanted
        } else if said(&[" 550"]) {
            Self::NoSuchAddress
        } else {
            Self::Unknown
        }
    }
}

#[cfg(test)]
mod tests {
    use super::NotDelivered::{self, *};

    #[test]
    fn the_servers_code_says_why() {
        for (said, why) in [
            ("RCPT TO: 550 5.1.1 no such user", NoSuchAddress),
            ("RCPT TO: 550 no such user here", NoSuchAddress),
            ("RCPT TO: 552 5.2.2 mailbox full", MailboxFull),
            ("DATA: 550 5.7.1 looks like spam", NotWanted),
            ("connect: timed out", Unknown),
        ] {
            assert_eq!(NotDelivered::of(said), why, "{said}");
        }
    }
}
