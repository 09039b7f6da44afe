//! The ways to group a report's sessions.

use crate::platform::text_enum;
use std::collections::BTreeSet;

use super::records::SessionRecord;

text_enum! {
    /// By what a report is grouped.
    pub enum GroupBy {
        /// The session's own copy of its venue's municipality.
        Municipality = "municipality",
        /// Where it was.
        Venue = "venue",
        /// What it was.
        Kind = "kind",
        /// Its date at the venue.
        Day = "day",
        /// Each of its languages. These groups do not add up: a session may have two.
        Language = "language",
        /// The kind of organisation that owns it.
        OrganiserType = "organiserType",
    }
}

impl GroupBy {
    /// Its name in the keys of texts.
    #[must_use]
    pub fn text_key(self) -> &'static str {
        match self {
            Self::OrganiserType => "organiser-type",
            other => other.name(),
        }
    }

    /// Whether small figures can be hidden in it: its cells form one tree with those of the other.
    pub(super) fn hides_small_figures(self) -> bool {
        matches!(self, Self::Municipality | Self::Venue)
    }

    /// The keys of a session's groups.
    pub(super) fn keys(self, record: &SessionRecord) -> Vec<String> {
        match self {
            Self::Municipality => vec![record.municipality.clone()],
            Self::Venue => vec![record.venue.clone()],
            Self::Kind => vec![record.kind.to_string()],
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
