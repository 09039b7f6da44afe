//! The particulars in the reader's words, for pages, lists, letters and calls.

use super::Particulars;
use crate::platform::i18n::{Locale, named, t_with};
use crate::platform::text::LocalText;
use crate::session::model::Session;

/// A text of staff, and its language where that is not the reader's.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Told {
    pub text: String,
    pub lang: Option<String>,
}

impl Told {
    fn of(text: &LocalText, locale: Locale, default: &str) -> Self {
        let (text, lang) = text.best_in(&[locale.tag()], default);
        Self { text, lang }
    }
}

/// Where a session is, as people are told: the place that it names itself, else its venue.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HeldAt {
    pub name: String,
    /// Whether that is its venue, whose address and ways in hold then.
    pub at_venue: bool,
}

impl HeldAt {
    /// `default` is the language that the session's owner writes in.
    #[must_use]
    pub fn of(session: &Session, venue: &str, locale: Locale, default: &str) -> Self {
        match &session.texts.particulars.place {
            Some(place) => Self {
                name: Told::of(place, locale, default).text,
                at_venue: false,
            },
            None => Self {
                name: venue.to_owned(),
                at_venue: true,
            },
        }
    }

    /// What is true of the venue alone: its address, its ways in.
    #[must_use]
    pub fn if_there<T>(&self, of_venue: Option<T>) -> Option<T> {
        of_venue.filter(|_| self.at_venue)
    }
}

/// What a page shows of them beside the place.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct ShownParticulars {
    /// "mobilkafé".
    pub kind: Option<Told>,
    /// "13–19 år".
    pub years: Option<String>,
    pub age_words: Option<Told>,
    /// "äldre, anhöriga".
    pub groups: Option<String>,
    /// "iPhone, iPad".
    pub devices: Option<String>,
}

impl ShownParticulars {
    /// `default` is the language that the session's owner writes in.
    #[must_use]
    pub fn of(session: &Session, locale: Locale, default: &str) -> Self {
        let particulars = &session.texts.particulars;
        let told = |text: &Option<LocalText>| {
            let text = text.as_ref()?;
            Some(Told::of(text, locale, default))
        };
        Self {
            kind: told(&particulars.kind_name),
            years: years(particulars, locale),
            age_words: told(&particulars.age_words),
            groups: listed(locale, "target-group", &particulars.target_groups),
            devices: listed(locale, "device", &particulars.devices),
        }
    }
}

impl ShownParticulars {
    #[must_use]
    pub fn says_ages(&self) -> bool {
        self.years.is_some() || self.age_words.is_some()
    }
}

fn years(particulars: &Particulars, locale: Locale) -> Option<String> {
    let number = |name, years: i16| (name, i64::from(years).into());
    let (key, facts) = match (particulars.age_from, particulars.age_to) {
        (None, None) => return None,
        (Some(from), None) => ("age-from", vec![number("from", from)]),
        (None, Some(to)) => ("age-to", vec![number("to", to)]),
        (Some(from), Some(to)) => ("age-span", vec![number("from", from), number("to", to)]),
    };
    Some(t_with(locale, key, &facts))
}

fn listed(locale: Locale, family: &str, names: &[String]) -> Option<String> {
    let names: Vec<_> = names
        .iter()
        .map(|name| named(locale, family, name))
        .collect();
    (!names.is_empty()).then(|| names.join(", "))
}
