//! What stands around a text and was not meant: white space, tabs, signs that are not seen.
//! One rule for every field: what is trimmed here is refused or kept nowhere else.
//! `clean` and the readers of addresses, names, numbers and PINs call this.

use super::hidden::{is_hidden, may_follow};

/// The text without what nobody sees around it. A joiner or a shape that belongs to the last sign stays, and
/// control characters other than a tab are not taken for margins: they are refused later.
#[must_use]
pub fn trim_unseen(text: &str) -> &str {
    trim(text, is_unseen)
}

/// The same, and full stops: for what is often copied out of a sentence, such as an address, a name or a number.
#[must_use]
pub fn trim_typed(text: &str) -> &str {
    trim(text, |sign| is_unseen(sign) || sign == '.')
}

fn trim(text: &str, is_margin: impl Fn(char) -> bool) -> &str {
    let mut rest = text.trim_start_matches(&is_margin);
    loop {
        let mut signs = rest.chars().rev();
        let (last, before) = (signs.next(), signs.next().unwrap_or(' '));
        match last {
            Some(last) if is_margin(last) && !may_follow(last, before) => {
                rest = rest.get(..rest.len() - last.len_utf8()).unwrap_or_default();
            }
            _ => return rest,
        }
    }
}

fn is_unseen(sign: char) -> bool {
    sign == '\t' || is_hidden(sign) || (sign.is_whitespace() && !sign.is_control())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_not_seen_around_a_text_goes_and_what_is_within_stays() {
        for margin in [
            "\u{a0}",
            "\u{200b}",
            "\u{200f}",
            "\u{feff}",
            "\t",
            " \u{2060} ",
            "\u{202a}",
        ] {
            let typed = format!("{margin}Anna\u{a0}Ek{margin}");
            assert_eq!(trim_unseen(&typed), "Anna\u{a0}Ek", "{margin:?}");
            assert_eq!(
                trim_typed(&format!(".{typed}.")),
                "Anna\u{a0}Ek",
                "{margin:?}"
            );
        }
        assert_eq!(trim_unseen("Slut."), "Slut.");
        assert_eq!(trim_unseen("Hjärta ❤\u{fe0f}"), "Hjärta ❤\u{fe0f}");
        assert_eq!(trim_unseen("a\n"), "a\n");
        assert_eq!(trim_typed(" \u{200b}. "), "");
    }
}
