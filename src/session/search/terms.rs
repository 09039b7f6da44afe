//! The terms of a session: folded words of whatever people may remember of it, and marks, which are
//! compared as a whole. Row and query fold by this file.

use std::collections::BTreeSet;
use std::fmt;

use crate::platform::ids::EditionId;
use crate::platform::text::fold_to_ascii;
use crate::session::model::SessionKind;
use crate::session::texts::SessionTexts;

/// Nobody types more of a word, and PostgreSQL takes 2,046 bytes.
const LONGEST: usize = 60;

/// What a filter compares as a whole. It begins with a sign that no word has.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Mark<'a> {
    Kind(SessionKind),
    Topic(&'a str),
    Language(&'a str),
    Edition(EditionId),
}

impl fmt::Display for Mark<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Kind(kind) => write!(f, "=kind/{kind}"),
            Self::Topic(tag) => write!(f, "=topic/{tag}"),
            Self::Language(tag) => write!(f, "=language/{tag}"),
            Self::Edition(id) => write!(f, "=edition/{}", uuid::Uuid::from(*id)),
        }
    }
}

/// What a session is found by.
#[derive(Debug)]
pub(super) struct Findable<'a> {
    pub kind: SessionKind,
    pub texts: &'a SessionTexts,
    pub venue: &'a str,
    pub town: &'a str,
    pub editions: &'a [EditionId],
}

impl Findable<'_> {
    /// As PostgreSQL reads a `tsvector`.
    pub fn tsvector(&self) -> String {
        let lexemes = self.terms().into_iter().map(|term| lexeme(&term));
        lexemes.collect::<Vec<_>>().join(" ")
    }

    fn terms(&self) -> BTreeSet<String> {
        let particulars = &self.texts.particulars;
        let texts = [
            Some(&self.texts.title),
            self.texts.description.as_ref(),
            particulars.place.as_ref(),
            particulars.kind_name.as_ref(),
        ];
        let said = texts.into_iter().flatten().flat_map(|text| text.iter());
        let said = said.map(|(_, text)| text).chain([self.venue, self.town]);
        let topics = self.texts.topics.iter();
        let words = said
            .chain(topics.clone().map(String::as_str))
            .flat_map(words);
        let topics = topics.map(|tag| Mark::Topic(tag));
        let languages = self.texts.languages.iter().map(|tag| Mark::Language(tag));
        let editions = self.editions.iter().map(|id| Mark::Edition(*id));
        let marks = topics.chain(languages).chain(editions);
        let marks = marks.chain([Mark::Kind(self.kind)]);
        words.chain(marks.map(|mark| mark.to_string())).collect()
    }
}

/// The words of a text: folded, letters and digits alone.
pub(super) fn words(text: &str) -> Vec<String> {
    let folded = fold_to_ascii(text);
    let words = folded.split(|sign: char| !sign.is_alphanumeric());
    words
        .filter(|word| !word.is_empty())
        .map(|word| word.chars().take(LONGEST).collect())
        .collect()
}

/// A term as it stands in a `tsvector` or a `tsquery`.
pub(super) fn lexeme(term: &str) -> String {
    format!("'{}'", term.replace('\\', "\\\\").replace('\'', "''"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::platform::text::{LanguageTag, LocalText};
    use crate::session::particulars::Particulars;

    #[test]
    fn a_session_is_found_by_its_words_its_place_and_its_marks() {
        let text = |said: &str| LocalText::of(LanguageTag::parse("sv").unwrap(), said);
        let texts = SessionTexts {
            title: text("Återbruk av e-post"),
            description: Some(text("Ta med mobil, ta's!")),
            fee: Some(text("avgift")),
            cancel_reason: None,
            languages: vec!["ar".to_owned()],
            topics: vec!["email".to_owned()],
            particulars: Particulars::default(),
        };
        let findable = Findable {
            kind: SessionKind::OneToOne,
            texts: &texts,
            venue: "Ängen 2",
            town: "Västerås",
            editions: &[],
        };
        let terms = findable.terms();
        let terms: Vec<&str> = terms.iter().map(String::as_str).collect();
        assert_eq!(
            terms,
            [
                "2",
                "=kind/one-to-one",
                "=language/ar",
                "=topic/email",
                "angen",
                "aterbruk",
                "av",
                "e",
                "email",
                "med",
                "mobil",
                "post",
                "s",
                "ta",
                "vasteras"
            ]
        );
        assert!(findable.tsvector().starts_with("'2' '=kind/one-to-one' "));
    }

    #[test]
    fn no_sign_leaves_its_term_and_a_word_has_an_end() {
        assert_eq!(lexeme("a'b\\"), "'a''b\\\\'");
        assert_eq!(words(&"x".repeat(3000))[0].len(), LONGEST);
    }
}
