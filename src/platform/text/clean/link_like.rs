//! Whether a name would become a link in a mail reader: with our letters a stranger must not be
//! able to send an address of his choice to others. A rule, for endings come and go.

use unicode_normalization::UnicodeNormalization;

/// What is often written before a name, or before another of these, with a full stop and no space: "Dr.Nilsson",
/// "fil.dr Ek".
const SHORTENED: [&str; 26] = [
    "abd", "br", "civ", "dr", "fam", "fil", "fr", "frk", "hr", "ing", "jur", "kand", "leg", "ma",
    "mag", "md", "med", "mohd", "mr", "mrs", "ms", "prof", "sh", "sr", "ssk", "st",
];
/// "Anna Ek m.fl.", "Anna m.barn".
const WITH_OTHERS: [&str; 2] = ["fl", "barn"];
/// What a browser or a telephone opens, before its colon.
const SCHEMES: [&str; 17] = [
    "callto",
    "data",
    "facetime",
    "file",
    "ftp",
    "geo",
    "http",
    "https",
    "hxxp",
    "hxxps",
    "javascript",
    "mailto",
    "sip",
    "sms",
    "tel",
    "tg",
    "whatsapp",
];

/// Whether any word of a text reads as a web or mail address.
pub fn looks_like_link(text: &str) -> bool {
    if text.is_ascii() && !text.contains(['.', ':', '@']) {
        return false;
    }
    // Compatibility forms (full-width letters, the ideographic full stop) are what browsers see.
    let seen = text.nfkc().collect::<String>().replace('。', ".");
    let begins = ["://", "www.", "http:", "https:"];
    let folded = seen.to_lowercase();
    seen.contains('@')
        || begins.iter().any(|begin| folded.contains(begin))
        || seen.split_whitespace().any(is_address)
}

/// A word with a full stop inside that no name has there, or with a scheme (`tel:112`) or a path (`T.Me/x`).
fn is_address(word: &str) -> bool {
    let mut parts = word
        .split(|sign| !is_of_host(sign))
        .filter(|part| is_dotted(part));
    let scheme = word
        .split_once(':')
        .is_some_and(|(scheme, _)| SCHEMES.contains(&scheme.to_lowercase().as_str()));
    scheme || parts.any(|part| is_host(part) || has_path(word, part))
}

fn is_of_host(sign: char) -> bool {
    sign.is_alphanumeric() || sign == '.' || sign == '-'
}

fn is_dotted(part: &str) -> bool {
    labels(part).count() > 1
}

fn labels(part: &str) -> impl Iterator<Item = &str> {
    part.split('.').filter(|label| !label.is_empty())
}

fn has_path(word: &str, part: &str) -> bool {
    let behind = word
        .split_once(part)
        .and_then(|(_, rest)| rest.chars().next());
    behind.is_some_and(|sign| matches!(sign, '/' | '\\' | '?' | '#'))
}

fn is_host(part: &str) -> bool {
    let labels: Vec<&str> = labels(part).collect();
    labels
        .windows(2)
        .any(|pair| matches!(pair, [before, label] if !may_follow(before, label)))
}

/// Initials (`J.R.R`, `K.-G.`), a name behind one (`K.No`) or behind a title (`Dr.Nilsson`), and numbers. No ending
/// of an address has a single sign, a digit or a dash at its ends; one that is written with a capital has more than an
/// initial before it.
fn may_follow(before: &str, label: &str) -> bool {
    let (before, behind) = (before.to_lowercase(), label.to_lowercase());
    let one_sign = |text: &str| text.chars().count() == 1;
    let is_shortened = |text: &str| SHORTENED.contains(&text);
    let initial = before.rsplit('-').next().is_some_and(one_sign);
    let first = label.chars().next().unwrap_or_default();
    let begins_a_name = first.is_alphabetic() && !first.is_lowercase();
    one_sign(label)
        || !first.is_alphabetic()
        || (begins_a_name && (initial || is_shortened(&before)))
        || (is_shortened(&before) && is_shortened(&behind))
        || (before == "m" && WITH_OTHERS.contains(&behind.as_str()))
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
            "hxxp://evil",
            "Anna bit.ly/abc",
            "Ring support@evil.com",
            "a@b",
            "ａ＠ｂ",
            "ｗｗｗ．evil．ｃｏｍ",
            "evil。com",
            "evil｡com",
            "evil․com",
            "vinn.se.",
            "(klarna-hjälp.se)",
            "a.klarna.com",
            "t.me/x",
            "T.Me/x",
            "t.me",
            "evil.zip",
            "Evil.Zip",
            "evil.bank",
            "x.y.Evil.Zip",
            "пример.рф",
            "银行.中国",
            "10.0.0.1/x",
            "tel:0900",
            "mailto:eve",
        ] {
            assert!(looks_like_link(text), "{text}");
        }
    }

    #[test]
    fn names_are_no_addresses() {
        for name in [
            "K.-G. Bergström",
            "J.-P. Ek",
            "Nils-E.Ek",
            "Anna Ek m.fl.",
            "Anna m.barn",
            "Fil.dr Anna Ek",
            "Leg.ssk Anna",
            "Md.Rahman",
            "Mamma:Anna",
            "tolk:arabiska",
            "Anna Svensson",
            "J.R.R. Tolkien",
            "j.r.r. tolkien",
            "K.No Hansen",
            "Dr.Nilsson",
            "Anna St. Clair",
            "S:t Clair",
            "Anna Ek, Ph.D.",
            "O'Brien-Smith jr.",
            "Anna/Bo Ek",
            "Anna: Ek",
            "A. Com",
            "د.محمد علي",
            "卡尔·马克思",
            "Grupp 1.2",
            "...",
            "",
        ] {
            assert!(!looks_like_link(name), "{name}");
        }
    }
}
