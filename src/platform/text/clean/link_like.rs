//! Whether a name would become a link in a mail reader: with our letters a stranger must not be
//! able to send an address of his choice to others.

use unicode_normalization::UnicodeNormalization;

/// Endings that mail readers make links of and that are easily had.
const ENDINGS: [&str; 48] = [
    "app", "be", "biz", "ca", "cc", "ch", "click", "cn", "co", "com", "de", "dev", "dk", "ee",
    "es", "eu", "fi", "fr", "gl", "gg", "icu", "info", "io", "is", "it", "link", "live", "ly",
    "me", "net", "nl", "no", "nu", "online", "org", "pl", "pro", "ru", "se", "shop", "site", "su",
    "tk", "to", "top", "tv", "uk", "xyz",
];

/// Whether any word of a text reads as a web or mail address.
pub fn looks_like_link(text: &str) -> bool {
    if text.is_ascii() && !text.contains(['.', ':']) {
        return false;
    }
    // Compatibility forms (full-width letters, the ideographic full stop) are what browsers see.
    let seen: String = text
        .nfkc()
        .collect::<String>()
        .to_lowercase()
        .replace('。', ".");
    let begins = ["://", "www.", "http:", "https:"];
    begins.iter().any(|begin| seen.contains(begin))
        || seen.split(|sign| !is_of_host(sign)).any(is_host)
}

fn is_of_host(sign: char) -> bool {
    sign.is_alphanumeric() || sign == '.' || sign == '-'
}

/// A word with a known ending behind a label of two signs or more: `K.No` are initials.
fn is_host(word: &str) -> bool {
    word.trim_matches('.')
        .rsplit_once('.')
        .is_some_and(|(label, ending)| {
            let nearest = label.rsplit('.').next().unwrap_or_default();
            nearest.chars().count() > 1 && ENDINGS.contains(&ending)
        })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_are_seen_through_their_disguises() {
        for text in [
            "Vinn på http://evil.example",
            "Vinn på https:evil",
            "WWW.Evil.example",
            "x://y",
            "Anna bit.ly/abc",
            "Ring support@evil.com",
            "ｗｗｗ．evil．ｃｏｍ",
            "evil。com",
            "vinn.se.",
            "(klarna-hjälp.se)",
            "a.klarna.com",
        ] {
            assert!(looks_like_link(text), "{text}");
        }
    }

    #[test]
    fn names_are_no_addresses() {
        for name in [
            "Anna Svensson",
            "J.R.R. Tolkien",
            "K.No Hansen",
            "Dr.Nilsson",
            "Anna St. Clair",
            "O'Brien-Smith jr.",
            "Anna/Bo Ek",
            "A. Com",
            "...",
            "",
        ] {
            assert!(!looks_like_link(name), "{name}");
        }
    }
}
