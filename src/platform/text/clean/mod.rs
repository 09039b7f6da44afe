//! The rules every text has in common: what is trimmed, what is hidden, what no field takes.

mod digit;
mod hidden;
mod link_like;
mod offer_like;
mod personal_number;
mod trim;

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

pub use digit::ascii_digit;
pub use hidden::is_hidden;
pub use link_like::looks_like_link;
pub use offer_like::looks_like_offer;
pub use trim::{trim_typed, trim_unseen};

use self::hidden::may_follow;
use self::personal_number::holds_personal_number;
use crate::platform::problem::Fault;

/// No language we serve stacks more marks on one letter; "zalgo" does.
const MARKS_IN_A_ROW: usize = 5;

/// How many lines a text may have.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Lines {
    /// One: no line break.
    One,
    /// Any number, broken by `\n`; a form's `\r\n` becomes one.
    Many,
}

/// The text in NFC, trimmed, or what is wrong with it. `max` counts characters, as JSON Schema's
/// `maxLength` does.
pub(crate) fn clean(raw: &str, max: usize, lines: Lines) -> Result<String, Fault> {
    let too_long = || Fault::new("too-long").fact("max", max);
    // Far more than any spelling of `max` characters needs; nothing longer is worked on.
    if raw.len() > max.saturating_mul(16).saturating_add(1024) {
        return Err(too_long());
    }
    let composed: String = match lines {
        Lines::One => raw.nfc().collect(),
        Lines::Many => raw.replace("\r\n", "\n").nfc().collect(),
    };
    let text = match lines {
        Lines::One => trim_unseen(&composed),
        Lines::Many => trim_lines(&composed),
    };
    inspect(text, lines)?;
    match text.chars().count() {
        0 => Err(Fault::new("empty")),
        count if count > max => Err(too_long()),
        _ if holds_personal_number(text) => Err(Fault::new("personal-number")),
        _ => Ok(text.to_owned()),
    }
}

/// Empty lines around paragraphs go too.
fn trim_lines(text: &str) -> &str {
    let once = trim_unseen(text).trim_matches('\n');
    if once.len() == text.len() {
        once
    } else {
        trim_lines(once)
    }
}

fn inspect(text: &str, lines: Lines) -> Result<(), Fault> {
    // A text that begins with a mark would put it on whatever stands before it on a page.
    let mut marks = MARKS_IN_A_ROW;
    let mut before = ' ';
    for sign in text.chars() {
        if sign.is_control() && !(sign == '\n' && lines == Lines::Many) {
            return Err(Fault::new("control-character"));
        }
        if is_hidden(sign) && !may_follow(sign, before) {
            return Err(Fault::new("hidden-character"));
        }
        marks = if is_combining_mark(sign) {
            marks + 1
        } else {
            0
        };
        if marks > MARKS_IN_A_ROW {
            return Err(Fault::new("too-many-marks"));
        }
        before = sign;
    }
    refuse_encoded_word(text)
}

/// A mail reader decodes `=?utf-8?q?…?=` in a header (RFC 2047), whatever it then says.
fn refuse_encoded_word(text: &str) -> Result<(), Fault> {
    match text.split_once("=?") {
        Some((_, rest)) if rest.contains("?=") => Err(Fault::new("encoded-word")),
        _ => Ok(()),
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn line(text: &str) -> Result<String, &'static str> {
        clean(text, 100, Lines::One).map_err(|fault| fault.code)
    }

    fn lines(text: &str) -> Result<String, &'static str> {
        clean(text, 100, Lines::Many).map_err(|fault| fault.code)
    }

    #[test]
    fn a_text_is_composed_and_trimmed() {
        assert_eq!(line("\u{3000} A\u{30a}sa \u{a0}").as_deref(), Ok("Åsa"));
        assert_eq!(line(" \u{a0} "), Err("empty"));
    }

    #[test]
    fn control_characters_are_refused_wherever_they_stand() {
        for sign in (0..=0x9f)
            .filter_map(char::from_u32)
            .filter(|sign| sign.is_control())
        {
            assert_eq!(line(&format!("An{sign}na")), Err("control-character"));
            if sign != '\t' {
                assert_eq!(line(&format!("Anna{sign}")), Err("control-character"));
            }
        }
    }

    #[test]
    fn bidi_controls_zero_widths_and_blanks_are_refused() {
        let signs = ('\u{202a}'..='\u{202e}')
            .chain('\u{2066}'..='\u{2069}')
            .chain("\u{200b}\u{200e}\u{200f}\u{61c}\u{2028}\u{2029}\u{2060}\u{feff}\u{ad}".chars())
            .chain(
                "\u{34f}\u{3164}\u{e0041}\u{2800}\u{e000}\u{ffff}\u{fffe}\u{fe0f}\u{115f}".chars(),
            );
        for sign in signs {
            assert_eq!(
                line(&format!("An{sign}na")),
                Err("hidden-character"),
                "{sign:?}"
            );
            assert_eq!(
                lines(&format!("{sign} A {sign}")),
                Ok("A".to_owned()),
                "{sign:?}"
            );
        }
    }

    #[test]
    fn joiners_are_kept_where_words_are_spelled_with_them() {
        for word in ["می‌خواهم", "کتاب‌ها", "क्‍ष", "👩‍💻", "❤️‍🔥", "☎️ 016"]
        {
            assert_eq!(line(word).as_deref(), Ok(word));
        }
        for trick in ["An\u{200d}na", "می\u{200c}\u{200c}خ", "An\u{fe0f}na"] {
            assert_eq!(line(trick), Err("hidden-character"), "{trick:?}");
        }
    }

    #[test]
    fn living_scripts_pass_and_zalgo_does_not() {
        for text in [
            "ייִדיש",
            "ትግርኛ",
            "نُشک",
            "ท่านี้",
            "ကြောင့်",
            "Nguyễn Thị",
            "a\u{308}\u{301}",
        ] {
            assert!(line(text).is_ok(), "{text}");
        }
        assert_eq!(
            line(&format!("A{}", "\u{335}".repeat(6))),
            Err("too-many-marks")
        );
        assert_eq!(line("\u{301}a"), Err("too-many-marks"));
    }

    #[test]
    fn line_breaks_are_for_paragraphs_alone() {
        assert_eq!(line("a\nb"), Err("control-character"));
        assert_eq!(lines("\na\r\nb\n\nc\n").as_deref(), Ok("a\nb\n\nc"));
        assert_eq!(lines("a\rb"), Err("control-character"));
        assert_eq!(lines("a\tb"), Err("control-character"));
    }

    #[test]
    fn encoded_words_are_refused() {
        assert_eq!(line("=?utf-8?q?Bcc:_x?="), Err("encoded-word"));
        assert_eq!(line("1+1=? Svara!").as_deref(), Ok("1+1=? Svara!"));
    }

    #[test]
    fn the_length_counts_characters_and_a_flood_is_not_worked_on() {
        assert!(line(&"å".repeat(100)).is_ok());
        let fault = clean(&"å".repeat(101), 100, Lines::One).unwrap_err();
        assert_eq!(fault, Fault::new("too-long").fact("max", 100));
        assert_eq!(line(&" ".repeat(100_000)), Err("too-long"));
    }

    proptest! {
        #[test]
        fn what_was_cleaned_once_is_clean(text in any::<String>(), more in "\\PC{0,40}") {
            for raw in [text, more] {
                if let Ok(once) = clean(&raw, 100, Lines::Many) {
                    prop_assert_eq!(clean(&once, 100, Lines::Many), Ok(once.clone()));
                    prop_assert!(!once.chars().any(|sign| sign.is_control() && sign != '\n'));
                }
            }
        }
    }
}
