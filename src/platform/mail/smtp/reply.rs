//! A reply by which a mail server says no: its code, and the enhanced code of RFC 3463 in its words.

use std::error::Error as _;

use lettre::transport::smtp::Error;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct SmtpReply {
    pub code: u16,
    pub enhanced: Option<EnhancedCode>,
    /// Without an enhanced code some servers say only in words that they relay for nobody they do not know.
    pub says_relay: bool,
}

/// `5.1.1`
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct EnhancedCode {
    pub class: u16,
    pub subject: u16,
    pub detail: u16,
}

impl SmtpReply {
    /// The reply that made a command fail; none where there was no reply.
    pub fn of(error: &Error) -> Option<Self> {
        let words = error.source().map(ToString::to_string);
        let code = u16::from(error.status()?);
        Some(Self::read(code, &words.unwrap_or_default()))
    }

    /// The enhanced code begins the reply, or stands in brackets as `(#5.7.1)`.
    pub fn read(code: u16, words: &str) -> Self {
        let mut parts = words.split_whitespace();
        let enhanced = parts.find_map(|word| EnhancedCode::parse(word, code / 100));
        // An address may hold any word.
        let said = words.split_whitespace().filter(|word| !word.contains('@'));
        let said = said.collect::<Vec<_>>().join(" ").to_lowercase();
        Self {
            code,
            enhanced,
            says_relay: said.contains("relay") || said.contains("authenticat"),
        }
    }
}

impl EnhancedCode {
    fn parse(word: &str, class: u16) -> Option<Self> {
        let word = word.trim_matches(|sign: char| !sign.is_ascii_digit());
        let mut numbers = word.split('.').map(|number| number.parse().ok());
        let code = Self {
            class: numbers.next()??,
            subject: numbers.next()??,
            detail: numbers.next()??,
        };
        (numbers.next().is_none() && code.class == class).then_some(code)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_enhanced_code_is_found_where_servers_write_it() {
        let code = |subject, detail| {
            Some(EnhancedCode {
                class: 5,
                subject,
                detail,
            })
        };
        for (words, expected) in [
            ("5.1.1 <a@b.se>: unknown", code(1, 1)),
            ("sorry, not in my list of rcpthosts (#5.7.1)", code(7, 1)),
            ("no such user here", None),
            ("4.2.2 of another class", None),
            ("blocked: 5.7.1.9 is listed", None),
        ] {
            assert_eq!(SmtpReply::read(550, words).enhanced, expected, "{words}");
        }
    }

    #[test]
    fn an_address_says_nothing_about_relaying() {
        assert!(SmtpReply::read(550, "relay not permitted").says_relay);
        assert!(!SmtpReply::read(550, "<relay@exempel.se>: unknown").says_relay);
    }
}
