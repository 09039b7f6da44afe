//! The ways to group a report's sessions.

use std::collections::BTreeSet;

use super::records::SessionRecord;
use crate::platform::problem::Fault;

/// By what a report is grouped.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum GroupBy {
    /// The session's own copy of its venue's municipality.
    Municipality,
    /// Where it was.
    Venue,
    /// What it was.
    Kind,
    /// Its date at the venue.
    Day,
    /// Each of its languages. These groups do not add up: a session may have two.
    Language,
    /// The kind of organisation that owns it.
    OrganiserType,
}

impl GroupBy {
    /// Every grouping.
    pub const ALL: [Self; 6] = [
        Self::Municipality,
        Self::Venue,
        Self::Kind,
        Self::Day,
        Self::Language,
        Self::OrganiserType,
    ];

    /// Its name in the API.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Municipality => "municipality",
            Self::Venue => "venue",
            Self::Kind => "kind",
            Self::Day => "day",
            Self::Language => "language",
            Self::OrganiserType => "organiserType",
        }
    }

    /// Its name in the keys of texts.
    #[must_use]
    pub fn text_key(self) -> &'static str {
        match self {
            Self::OrganiserType => "organiser-type",
            other => other.name(),
        }
    }

    /// Whether it is one of the two groupings in which small figures are hidden together.
    pub(super) fn hides_small_figures(self) -> bool {
        matches!(self, Self::Municipality | Self::Venue)
    }

    /// # Errors
    /// `unknown-value`.
    pub fn parse(text: &str) -> Result<Self, Fault> {
        Self::ALL
            .into_iter()
            .find(|group| group.name() == text)
            .ok_or_else(|| Fault::new("unknown-value").fact("value", text))
    }

    /// The keys of a session's groups.
    pub(super) fn keys(self, record: &SessionRecord) -> Vec<String> {
        match self {
            Self::Municipality => vec![record.municipality.clone()],
            Self::Venue => vec![record.venue.clone()],
            Self::Kind => vec![record.kind.clone()],
            Self::Day => vec![record.day.to_string()],
            Self::Language if record.languages.is_empty() => vec![NO_LANGUAGE.to_owned()],
            Self::Language => {
                let distinct: BTreeSet<_> = record.languages.iter().cloned().collect();
                distinct.into_iter().collect()
            }
            Self::OrganiserType => vec![record.organiser_type.clone()],
        }
    }

    /// The group's name; none where the key says it in every language.
    pub(super) fn name_of(self, record: &SessionRecord) -> Option<&str> {
        match self {
            Self::Municipality => Some(&record.municipality_name),
            Self::Venue => Some(&record.venue_name),
            _ => None,
        }
    }
}

/// The group of sessions without a language (BCP 47: undetermined).
pub const NO_LANGUAGE: &str = "und";
