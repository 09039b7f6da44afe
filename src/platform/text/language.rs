//! The languages people may choose, speak or be interpreted in: those of `data/languages.csv`.

use std::cmp::Ordering;
use std::fmt;
use std::hash::{Hash, Hasher};
use std::sync::LazyLock;

use diesel::deserialize::{self, FromSql, FromSqlRow};
use diesel::expression::AsExpression;
use diesel::pg::{Pg, PgValue};
use diesel::serialize::{self, Output, ToSql};
use diesel::sql_types::Text;
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use super::clean::trim_unseen;
use crate::platform::problem::Fault;
use crate::platform::schemas::{schema_of, text};

/// One line each: tag, endonym, direction, then what other languages call it (`platform::i18n`
/// reads those).
const TABLE: &str = include_str!("../../../data/languages.csv");

static LANGUAGES: LazyLock<Vec<ListedLanguage>> = LazyLock::new(read_table);

/// Which way a language is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Direction {
    /// From left to right.
    Ltr,
    /// From right to left.
    Rtl,
}

impl Direction {
    /// As HTML's `dir` has it.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Ltr => "ltr",
            Self::Rtl => "rtl",
        }
    }
}

struct ListedLanguage {
    tag: &'static str,
    endonym: &'static str,
    dir: Direction,
}

/// A language of the list, by its BCP 47 tag.
#[derive(Clone, Copy, AsExpression, FromSqlRow)]
#[diesel(sql_type = Text)]
pub struct LanguageTag(&'static ListedLanguage);

impl LanguageTag {
    /// Reads a tag, in any case: `nb-NO` and `no` are `nb`, `sv-FI` is `sv`; `fa-AF` is a language of its own.
    ///
    /// # Errors
    /// `empty`, `unknown-language`.
    pub fn parse(text: &str) -> Result<Self, Fault> {
        let text = trim_unseen(text);
        if text.is_empty() {
            return Err(Fault::new("empty"));
        }
        let listed =
            |tag: &str| Self::all().find(|language| language.as_str().eq_ignore_ascii_case(tag));
        listed(text)
            .or_else(|| listed(primary_language(text)?))
            .ok_or_else(|| Fault::new("unknown-language"))
    }

    /// Every language, in the order of the list.
    pub fn all() -> impl Iterator<Item = Self> {
        LANGUAGES.iter().map(Self)
    }

    /// The tag in its proper writing: `fa-AF`.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        self.0.tag
    }

    /// What its speakers call it: `davvisámegiella`.
    #[must_use]
    pub fn endonym(self) -> &'static str {
        self.0.endonym
    }

    /// Which way it is written.
    #[must_use]
    pub fn dir(self) -> Direction {
        self.0.dir
    }
}

/// The language of a tag without its region, in small letters: `nb` of `nb-NO`, and of `no`, which people write for
/// it. None where it is no tag (RFC 5646).
#[must_use]
pub fn primary_language(tag: &str) -> Option<&'static str> {
    let is_subtag = |part: &str| {
        (1..=8).contains(&part.len()) && part.bytes().all(|sign| sign.is_ascii_alphanumeric())
    };
    let mut parts = tag.split(['-', '_']);
    let primary = parts.next().filter(|part| is_subtag(part))?;
    if !parts.all(is_subtag) {
        return None;
    }
    if primary.eq_ignore_ascii_case("no") {
        return Some("nb");
    }
    let listed =
        LanguageTag::all().find(|language| language.as_str().eq_ignore_ascii_case(primary));
    listed.map(LanguageTag::as_str)
}

fn read_table() -> Vec<ListedLanguage> {
    TABLE.lines().skip(1).filter_map(read_line).collect()
}

fn read_line(line: &'static str) -> Option<ListedLanguage> {
    let mut cells = line.split(',');
    let (tag, endonym, dir) = (cells.next()?, cells.next()?, cells.next()?);
    let dir = if dir == "rtl" {
        Direction::Rtl
    } else {
        Direction::Ltr
    };
    Some(ListedLanguage { tag, endonym, dir })
}

impl fmt::Display for LanguageTag {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.as_str())
    }
}

impl fmt::Debug for LanguageTag {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "LanguageTag({self})")
    }
}

impl PartialEq for LanguageTag {
    fn eq(&self, other: &Self) -> bool {
        self.as_str() == other.as_str()
    }
}

impl Eq for LanguageTag {}

impl PartialOrd for LanguageTag {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for LanguageTag {
    fn cmp(&self, other: &Self) -> Ordering {
        self.as_str().cmp(other.as_str())
    }
}

impl Hash for LanguageTag {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.as_str().hash(state);
    }
}

impl Serialize for LanguageTag {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        to.serialize_str(self.as_str())
    }
}

impl<'de> Deserialize<'de> for LanguageTag {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        let text = String::deserialize(from)?;
        Self::parse(&text).map_err(|fault| serde::de::Error::custom(fault.code))
    }
}

impl ToSql<Text, Pg> for LanguageTag {
    fn to_sql<'b>(&'b self, out: &mut Output<'b, '_, Pg>) -> serialize::Result {
        <str as ToSql<Text, Pg>>::to_sql(self.as_str(), out)
    }
}

impl FromSql<Text, Pg> for LanguageTag {
    fn from_sql(bytes: PgValue<'_>) -> deserialize::Result<Self> {
        let text = <String as FromSql<Text, Pg>>::from_sql(bytes)?;
        Self::parse(&text).map_err(|fault| fault.code.into())
    }
}

schema_of!(
    LanguageTag,
    "LanguageTag",
    text(
        2,
        35,
        "A language by its BCP 47 tag; a region may follow: `nb-NO` and `no` are `nb`"
    )
    .pattern(Some("^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*$"))
);

#[cfg(test)]
mod tests {
    use super::*;

    fn tag(text: &str) -> LanguageTag {
        LanguageTag::parse(text).unwrap()
    }

    #[test]
    fn the_list_has_thirty_one_languages_with_tag_and_endonym() {
        assert_eq!(LanguageTag::all().count(), 31);
        for language in LanguageTag::all() {
            assert!(!language.endonym().is_empty());
            assert_eq!(tag(language.as_str()), language);
        }
    }

    #[test]
    fn a_tag_is_found_in_any_case_and_written_properly() {
        assert_eq!(tag("SV").to_string(), "sv");
        assert_eq!(tag("fa-af").as_str(), "fa-AF");
        for (typed, read) in [
            ("no", "nb"),
            ("nb-NO", "nb"),
            ("en-GB", "en"),
            ("sv-FI", "sv"),
            ("sv_SE", "sv"),
            ("NO-no", "nb"),
            ("fa-IR", "fa"),
            (" sv\u{a0}", "sv"),
        ] {
            assert_eq!(tag(typed).as_str(), read, "{typed}");
        }
        for unknown in [
            "xx", "xx-SE", "svenska", "sv\0", "sv-", "sv-S E", "-sv", "sv-ÅÄ",
        ] {
            assert_eq!(
                LanguageTag::parse(unknown).unwrap_err().code,
                "unknown-language"
            );
        }
        assert_eq!(LanguageTag::parse("").unwrap_err().code, "empty");
    }

    #[test]
    fn a_language_knows_its_direction_and_its_own_name() {
        assert_eq!(tag("yi").dir(), Direction::Rtl);
        assert_eq!(tag("ti").dir().as_str(), "ltr");
        assert_eq!(tag("so").endonym(), "Soomaali");
    }
}
