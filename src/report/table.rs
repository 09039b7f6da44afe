//! Records added up by group, with what a reader may not see taken out.

use std::collections::{BTreeMap, BTreeSet};

use super::figures::Record;
use super::people::{Column, People};
use super::suppress::{Cell, suppress};
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
    /// Each of its languages: not additive, a session may have two.
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

    /// Its name in texts.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::OrganiserType => "organiser-type",
            other => other.name(),
        }
    }

    /// Whether it is one of the two that small figures are hidden in together.
    fn is_of_the_tree(self) -> bool {
        matches!(self, Self::Municipality | Self::Venue)
    }

    /// Reads a name.
    ///
    /// # Errors
    /// `unknown-value`.
    pub fn parse(text: &str) -> Result<Self, Fault> {
        Self::ALL
            .into_iter()
            .find(|group| group.name() == text)
            .ok_or_else(|| Fault::new("unknown-value").fact("value", text))
    }

    /// The keys of a session's groups.
    fn keys(self, record: &Record) -> Vec<String> {
        match self {
            Self::Municipality => vec![record.municipality.clone()],
            Self::Venue => vec![record.venue.clone()],
            Self::Kind => vec![record.kind.clone()],
            Self::Day => vec![record.day.to_string()],
            Self::Language if record.languages.is_empty() => vec![NO_LANGUAGE.to_owned()],
            Self::Language => {
                let once: BTreeSet<_> = record.languages.iter().cloned().collect();
                once.into_iter().collect()
            }
            Self::OrganiserType => vec![record.organiser_type.clone()],
        }
    }

    /// What names the group beside its key; none where the key says it in every language.
    fn name_of(self, record: &Record) -> Option<&str> {
        match self {
            Self::Municipality => Some(&record.municipality_name),
            Self::Venue => Some(&record.venue_name),
            _ => None,
        }
    }
}

/// The group of sessions without a language (BCP 47: undetermined).
pub const NO_LANGUAGE: &str = "und";

/// The sums of a group.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Figures {
    /// Sessions of the edition, cancelled ones too.
    pub sessions: i64,
    /// Those cancelled.
    pub cancelled: i64,
    /// Those that have ended and were not cancelled.
    pub due: i64,
    /// Of those due, those with a count.
    pub reported: i64,
    /// Of those reported, those only estimated.
    pub estimated: i64,
    /// Seats and people.
    pub people: People<i64>,
}

impl Figures {
    fn add(&mut self, record: &Record) {
        let state = record.state.as_str();
        self.sessions += 1;
        self.cancelled += i64::from(state == "cancelled");
        self.due += i64::from(matches!(state, "unreported" | "estimated" | "counted"));
        self.reported += i64::from(matches!(state, "estimated" | "counted"));
        self.estimated += i64::from(state == "estimated");
        self.people.add(&record.people);
    }
}

/// A group as a reader sees it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Row {
    /// The group's key.
    pub key: String,
    /// A name that no language changes: of a municipality, of a venue.
    pub name: Option<String>,
    /// What everybody may see; the people in it are not to be shown.
    figures: Figures,
    /// Seats and people; none where hidden.
    pub people: People<Option<i64>>,
}

impl Row {
    fn new(key: String, name: Option<String>, figures: Figures, hidden: People<bool>) -> Self {
        let mut people = People::default();
        for column in Column::ALL {
            *people.get_mut(column) = (!hidden.get(column)).then(|| figures.people.get(column));
        }
        Self {
            key,
            name,
            figures,
            people,
        }
    }

    /// Sessions of the edition, cancelled ones too.
    #[must_use]
    pub fn sessions(&self) -> i64 {
        self.figures.sessions
    }

    /// Those cancelled.
    #[must_use]
    pub fn cancelled(&self) -> i64 {
        self.figures.cancelled
    }

    /// Those that have ended and were not cancelled.
    #[must_use]
    pub fn due(&self) -> i64 {
        self.figures.due
    }

    /// Of those due, those with a count.
    #[must_use]
    pub fn reported(&self) -> i64 {
        self.figures.reported
    }

    /// Of those reported, those only estimated.
    #[must_use]
    pub fn estimated(&self) -> i64 {
        self.figures.estimated
    }

    /// Reported of due; none when nothing is due.
    #[must_use]
    pub fn coverage(&self) -> Option<f64> {
        // Counts of sessions stay far below 2⁵³, where an f64 begins to round.
        #[expect(clippy::cast_precision_loss, reason = "counts of sessions are small")]
        let share = |reported: i64, due: i64| reported as f64 / due as f64;
        (self.due() > 0).then(|| share(self.reported(), self.due()))
    }

    /// Whether something is hidden.
    #[must_use]
    pub fn suppressed(&self) -> bool {
        Column::ALL
            .into_iter()
            .any(|column| self.people.get(column).is_none())
    }
}

/// A report's rows.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Table {
    /// By what it is grouped.
    pub group_by: GroupBy,
    /// Of everything.
    pub total: Row,
    /// By key.
    pub groups: Vec<Row>,
}

/// The records of a report, by how they may be shown.
#[derive(Debug, Clone, Default)]
pub struct Material {
    /// Of the reader's own controller: nothing hidden.
    pub own: Vec<Record>,
    /// From outside the controller: small figures hidden.
    pub foreign: Vec<Record>,
}

impl Material {
    /// The table. A reader knows the own figures, so what is hidden depends on the foreign ones
    /// alone. Groupings that are not yet checked against the others show no foreign people at all.
    #[must_use]
    pub fn table(&self, group_by: GroupBy, totals_only: bool) -> Table {
        let hidden = suppress(&cells(&self.foreign));
        let tree = match group_by {
            GroupBy::Municipality => Some(&hidden.municipalities),
            GroupBy::Venue => Some(&hidden.venues),
            _ => None,
        };
        let open = self.foreign.is_empty() || tree.is_some();
        Table {
            group_by,
            total: self.total(if open { hidden.total } else { EVERYTHING }),
            groups: if totals_only || !open {
                Vec::new()
            } else {
                self.groups(group_by, tree)
            },
        }
    }

    /// The ways to group that have groups to show.
    #[must_use]
    pub fn groupings(&self, totals_only: bool) -> Vec<GroupBy> {
        let shows = |by: &GroupBy| self.foreign.is_empty() || by.is_of_the_tree();
        let all = GroupBy::ALL.into_iter().filter(shows);
        all.filter(|_| !totals_only).collect()
    }

    fn records(&self) -> impl Iterator<Item = &Record> {
        self.own.iter().chain(&self.foreign)
    }

    fn total(&self, hidden: People<bool>) -> Row {
        let mut figures = Figures::default();
        self.records().for_each(|record| figures.add(record));
        Row::new("total".to_owned(), None, figures, hidden)
    }

    fn groups(
        &self,
        group_by: GroupBy,
        hidden: Option<&BTreeMap<String, People<bool>>>,
    ) -> Vec<Row> {
        let mut groups: BTreeMap<String, (Option<String>, Figures)> = BTreeMap::new();
        for record in self.records() {
            for key in group_by.keys(record) {
                let (name, figures) = groups.entry(key).or_default();
                *name = group_by.name_of(record).map(str::to_owned);
                figures.add(record);
            }
        }
        let hidden_at = |key: &str| hidden.and_then(|hidden| hidden.get(key)).copied();
        groups
            .into_iter()
            .map(|(key, (name, figures))| {
                let hidden = hidden_at(&key).unwrap_or_default();
                Row::new(key, name, figures, hidden)
            })
            .collect()
    }
}

const EVERYTHING: People<bool> = People {
    bookings: true,
    no_shows: true,
    walk_ins: true,
    participants: true,
    children: true,
    digital: true,
};

fn cells(records: &[Record]) -> Vec<Cell> {
    let mut cells: BTreeMap<(&str, &str), People<i64>> = BTreeMap::new();
    for record in records {
        let place = (record.municipality.as_str(), record.venue.as_str());
        cells.entry(place).or_default().add(&record.people);
    }
    cells
        .into_iter()
        .map(|((municipality, venue), people)| Cell {
            municipality: municipality.to_owned(),
            venue: venue.to_owned(),
            people,
        })
        .collect()
}
