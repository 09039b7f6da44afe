//! The languages our own texts are complete in, and which of them a reader gets.

use std::cmp::Reverse;

/// A language of our texts. What staff write may be in many more.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash)]
pub enum Locale {
    /// Swedish.
    #[default]
    Sv,
    /// Norwegian Bokmål.
    Nb,
    /// English.
    En,
}

impl Locale {
    /// Every one, in the order the language links stand in.
    pub const ALL: [Self; 3] = [Self::Sv, Self::Nb, Self::En];

    /// The BCP 47 tag: the first segment of a page's path, and `lang` in its HTML.
    #[must_use]
    pub fn tag(self) -> &'static str {
        match self {
            Self::Sv => "sv",
            Self::Nb => "nb",
            Self::En => "en",
        }
    }

    /// The direction of writing, for `dir` in HTML.
    #[must_use]
    pub fn dir(self) -> &'static str {
        match self {
            Self::Sv | Self::Nb | Self::En => "ltr",
        }
    }

    /// The language's name for itself.
    #[must_use]
    pub fn endonym(self) -> &'static str {
        match self {
            Self::Sv => "Svenska",
            Self::Nb => "Norsk",
            Self::En => "English",
        }
    }

    /// The locale whose tag this is, to the letter: what a path may begin with.
    #[must_use]
    pub fn exact(tag: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|locale| locale.tag() == tag)
    }

    /// The locale that serves a reader of `tag`: `sv-FI` gets Swedish, `nn` and `no` get Bokmål.
    #[must_use]
    pub fn parse(tag: &str) -> Option<Self> {
        let language = tag.split(['-', '_']).next().unwrap_or(tag);
        match language.to_ascii_lowercase().as_str() {
            "sv" => Some(Self::Sv),
            "nb" | "nn" | "no" => Some(Self::Nb),
            "en" => Some(Self::En),
            _ => None,
        }
    }

    /// The best locale for an `Accept-Language` header (RFC 9110), Swedish where none fits.
    #[must_use]
    pub fn negotiate(accept_language: &str) -> Self {
        Self::wanted(accept_language).unwrap_or_default()
    }

    /// The best locale a header asks for, if it asks for any of ours.
    #[must_use]
    pub fn wanted(accept_language: &str) -> Option<Self> {
        ranges(accept_language).into_iter().find_map(Self::parse)
    }
}

/// What an `Accept-Language` header asks for, heaviest first: texts by staff may be in languages
/// that ours are not.
#[must_use]
pub fn ranges(accept_language: &str) -> Vec<&str> {
    let mut ranges: Vec<(u16, &str)> = accept_language
        .split(',')
        .filter_map(weighed)
        .filter(|(weight, _)| *weight > 0)
        .collect();
    ranges.sort_by_key(|(weight, _)| Reverse(*weight));
    ranges.into_iter().map(|(_, tag)| tag).collect()
}

/// One range and its weight in thousandths; a weight nobody can read counts as none at all.
fn weighed(range: &str) -> Option<(u16, &str)> {
    let mut parts = range.split(';').map(str::trim);
    let tag = parts.next().filter(|tag| !tag.is_empty())?;
    let weight = match parts.find_map(|part| part.strip_prefix("q=")) {
        None => 1000,
        Some(q) => thousandths(q)?,
    };
    Some((weight, tag))
}

fn thousandths(q: &str) -> Option<u16> {
    let (whole, part) = q.split_once('.').unwrap_or((q, ""));
    if part.len() > 3 || !part.bytes().all(|sign| sign.is_ascii_digit()) {
        return None;
    }
    let part: u16 = format!("{part:0<3}").parse().ok()?;
    match whole {
        "0" => Some(part),
        "1" if part == 0 => Some(1000),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::Locale;

    #[test]
    fn a_header_gives_the_heaviest_language_we_have() {
        for (header, locale) in [
            ("sv-SE,sv;q=0.9,en;q=0.8", Locale::Sv),
            ("ar,en;q=0.8,sv;q=0.9", Locale::Sv),
            ("nn-NO, nn;q=0.9, en;q=0.1", Locale::Nb),
            ("no", Locale::Nb),
            ("de, en;q=0, nb;q=0.001", Locale::Nb),
            ("en;q=nonsense, nb;q=0.3", Locale::Nb),
            ("EN-gb", Locale::En),
            ("ti, *;q=0.5", Locale::Sv),
            ("", Locale::Sv),
            (";;,,;q=", Locale::Sv),
        ] {
            assert_eq!(Locale::negotiate(header), locale, "{header}");
        }
    }

    #[test]
    fn a_path_begins_with_a_tag_to_the_letter() {
        assert_eq!(Locale::exact("nb"), Some(Locale::Nb));
        assert_eq!(Locale::exact("nn"), None);
        assert_eq!(Locale::exact("SV"), None);
    }
}
