//! What a letter with an own text looks like, before it is saved: with made-up facts, so that nobody's are shown.

use super::facts::LetterFacts;
use super::isolate::{self, Piece};
use super::letter_text::plain_text;
use super::samples;
use crate::booking::notify::kind::LetterKind;
use crate::booking::notify::own_texts::OwnText;
use crate::platform::i18n::Locale;
use crate::platform::text::LanguageTag;

/// A letter in one language, as plain text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OwnTextPreview {
    pub locale: Locale,
    pub subject: String,
    pub text: Vec<PreviewPiece>,
}

/// Part of it. Names and numbers have a direction of their own: a page has elements for that, and no marks.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PreviewPiece {
    pub text: String,
    pub dir: Option<&'static str>,
}

impl PreviewPiece {
    fn of(piece: Piece) -> Self {
        let (text, dir) = match piece {
            Piece::Words(text) => (text, None),
            Piece::Name(text) => (text, Some("auto")),
            Piece::Phone(text) => (text, Some("ltr")),
        };
        Self { text, dir }
    }
}

/// A letter of a kind as an organisation of that name sends it, in each of these languages that letters are in; where
/// they are in none, in the reader's.
#[must_use]
pub fn preview_own_text(
    kind: LetterKind,
    organisation: &str,
    own: Option<&OwnText>,
    languages: &[LanguageTag],
    reader: Locale,
) -> Vec<OwnTextPreview> {
    let tags = languages.iter();
    let mut locales: Vec<Locale> = Vec::new();
    for locale in tags.filter_map(|tag| Locale::of_letter(tag.as_str())) {
        if !locales.contains(&locale) {
            locales.push(locale);
        }
    }
    if locales.is_empty() {
        locales.push(reader);
    }
    let preview = |locale| {
        let sheet = samples::sample_of(kind)(LetterFacts {
            from: organisation.to_owned(),
            own: own.cloned(),
            ..samples::facts(locale)
        });
        let pieces = isolate::pieces(&plain_text(&sheet));
        OwnTextPreview {
            locale,
            text: pieces.into_iter().map(PreviewPiece::of).collect(),
            subject: sheet.subject,
        }
    };
    locales.into_iter().map(preview).collect()
}
