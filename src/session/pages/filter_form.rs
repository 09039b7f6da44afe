//! The form above a list of sessions. Its names are the API's parameters, and `when`.
//! The template `partial/session.html` shows it.

use chrono::{NaiveDate, TimeDelta};

use crate::platform::i18n::{Locale, dates, t, t_with};
use crate::platform::ui::form::Choice;

/// The page's own parameter `when`; the parameter `from` overrules it.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum When {
    /// From now on.
    #[default]
    Any,
    Today,
    /// Until Sunday.
    Week,
    NextWeek,
}

impl When {
    const ALL: [Self; 4] = [Self::Any, Self::Today, Self::Week, Self::NextWeek];

    /// An unknown word means any time.
    #[must_use]
    pub fn parse(text: &str) -> Self {
        let found = Self::ALL.into_iter().find(|when| when.as_str() == text);
        found.unwrap_or_default()
    }

    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Any => "",
            Self::Today => "today",
            Self::Week => "week",
            Self::NextWeek => "next-week",
        }
    }

    /// First and last day, both included; any time has no last day.
    #[must_use]
    pub fn days(self, today: NaiveDate) -> (NaiveDate, Option<NaiveDate>) {
        let (_, sunday) = dates::week_of(today);
        match self {
            Self::Any => (today, None),
            Self::Today => (today, Some(today)),
            Self::Week => (today, Some(sunday)),
            Self::NextWeek => (
                sunday + TimeDelta::days(1),
                Some(sunday + TimeDelta::days(7)),
            ),
        }
    }

    /// The choices under "När?", this one selected.
    #[must_use]
    pub fn choices(self, locale: Locale, today: NaiveDate) -> Vec<Choice> {
        let label = |when: Self| match when {
            Self::Any => t(locale, "when-any").into_owned(),
            Self::Today => t(locale, "when-today").into_owned(),
            Self::Week => {
                let week = dates::week(locale, today);
                t_with(locale, "when-week", &[("week", week.into())])
            }
            Self::NextWeek => {
                let week = dates::week(locale, today + TimeDelta::days(7));
                t_with(locale, "when-next-week", &[("week", week.into())])
            }
        };
        Self::ALL
            .into_iter()
            .map(|when| Choice::new(when.as_str(), label(when), self.as_str()))
            .collect()
    }
}

/// The form above a list. Its names are the API's, and `when`.
#[derive(Debug, Clone, Default)]
pub struct FilterForm {
    /// The path of the list.
    pub action: String,
    /// Parameters that the form carries along without a field: `venue`, `campaign`, `q`.
    pub carried: Vec<(String, String)>,
    /// "Everywhere" first.
    pub municipalities: Vec<Choice>,
    pub when: Vec<Choice>,
    /// "Any" first.
    pub languages: Vec<Choice>,
    /// Whether the form has its second part: topic, first day, only with seats left.
    pub more: bool,
    /// Whether that part is open, because something in it is chosen.
    pub more_open: bool,
    /// "Anything" first.
    pub topics: Vec<Choice>,
    /// The first day, `2026-10-06`, or empty.
    pub from: String,
    /// Only sessions with seats left.
    pub free: bool,
}

impl FilterForm {
    /// Puts the choice that means "any" before the given ones.
    #[must_use]
    pub fn new(
        locale: Locale,
        action: impl Into<String>,
        when: Vec<Choice>,
        municipalities: Vec<Choice>,
        languages: Vec<Choice>,
    ) -> Self {
        Self {
            action: action.into(),
            when,
            municipalities: or_any(locale, "where-any", municipalities),
            languages: or_any(locale, "language-any", languages),
            ..Self::default()
        }
    }

    /// Adds the second part.
    #[must_use]
    pub fn with_more(
        mut self,
        locale: Locale,
        topics: Vec<Choice>,
        from: impl Into<String>,
        free: bool,
    ) -> Self {
        self.more = true;
        self.from = from.into();
        self.free = free;
        self.more_open = free || !self.from.is_empty() || topics.iter().any(|topic| topic.selected);
        self.topics = or_any(locale, "topic-any", topics);
        self
    }
}

/// "Any" first, selected where nothing else is.
fn or_any(locale: Locale, key: &str, choices: Vec<Choice>) -> Vec<Choice> {
    let any = Choice {
        value: String::new(),
        label: t(locale, key).into_owned(),
        selected: !choices.iter().any(|choice| choice.selected),
    };
    std::iter::once(any).chain(choices).collect()
}
