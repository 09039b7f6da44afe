//! Sums records by group, and leaves out what the reader may not see.

use super::state::ReportState;
use std::collections::BTreeMap;

use super::group_by::GroupBy;
use super::people::{People, PeopleColumn};
use super::records::SessionRecord;
use super::small_figures::{Cell, hide_small_figures};

#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
struct GroupSums {
    sessions: i64,
    cancelled: i64,
    due: i64,
    reported: i64,
    estimated: i64,
    people: People<i64>,
}

impl GroupSums {
    fn add(&mut self, record: &SessionRecord) {
        let state = record.state;
        let reported = state.is_reported();
        self.sessions += 1;
        self.cancelled += i64::from(state == ReportState::Cancelled);
        self.due += i64::from(reported || state == ReportState::Unreported);
        self.reported += i64::from(reported);
        self.estimated += i64::from(state == ReportState::Estimated);
        self.people.add(&record.people);
    }

    /// Sessions are due, and nobody has counted any: that is not nought.
    fn is_not_reported(&self) -> bool {
        self.due > 0 && self.reported == 0
    }
}

/// A group as a reader sees it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReportRow {
    pub key: String,
    /// A name that is the same in every language: a municipality's or a venue's.
    pub name: Option<String>,
    /// Sessions of the edition, cancelled ones too.
    pub sessions: i64,
    pub cancelled: i64,
    /// Sessions that have ended and were not cancelled.
    pub due: i64,
    /// Of those due, the ones with a count.
    pub reported: i64,
    /// Of those reported, the ones only estimated.
    pub estimated: i64,
    /// Seats and people; none where hidden, and where nobody has reported them.
    pub people: People<Option<i64>>,
    /// Whether something is hidden.
    pub suppressed: bool,
}

impl ReportRow {
    fn new(key: String, name: Option<String>, sums: GroupSums, hidden: People<bool>) -> Self {
        let (mut people, mut suppressed) = (People::default(), false);
        for column in PeopleColumn::ALL {
            let unknown = sums.is_not_reported() && column.is_reported();
            suppressed |= hidden.get(column) && !unknown;
            let shown = !hidden.get(column) && !unknown;
            *people.get_mut(column) = shown.then(|| sums.people.get(column));
        }
        Self {
            key,
            name,
            sessions: sums.sessions,
            cancelled: sums.cancelled,
            due: sums.due,
            reported: sums.reported,
            estimated: sums.estimated,
            people,
            suppressed,
        }
    }

    /// The share of the due sessions that is reported; none when nothing is due.
    #[must_use]
    pub fn coverage(&self) -> Option<f64> {
        // Counts of sessions stay far below 2⁵³, where an f64 begins to round.
        #[expect(clippy::cast_precision_loss, reason = "counts of sessions are small")]
        let share = |reported: i64, due: i64| reported as f64 / due as f64;
        (self.due > 0).then(|| share(self.reported, self.due))
    }
}

/// A report's rows.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReportTable {
    pub group_by: GroupBy,
    pub total: ReportRow,
    /// By key.
    pub groups: Vec<ReportRow>,
}

/// The records that a reader sees.
#[derive(Debug, Clone, Default)]
pub struct VisibleRecords {
    /// Of the reader's own controller: nothing is hidden.
    pub own: Vec<SessionRecord>,
    /// From outside the controller: small figures are hidden.
    pub foreign: Vec<SessionRecord>,
}

impl VisibleRecords {
    /// The table. A reader knows the own figures, so what is hidden depends on the foreign ones
    /// alone. With foreign records, a grouping in which small figures cannot be hidden has no groups, and
    /// its total no people.
    #[must_use]
    pub fn table(&self, group_by: GroupBy, totals_only: bool) -> ReportTable {
        let hidden = hide_small_figures(&cells(&self.foreign));
        let hidden_groups = match group_by {
            GroupBy::Municipality => Some(&hidden.municipalities),
            GroupBy::Venue => Some(&hidden.venues),
            _ => None,
        };
        let shows_people = self.foreign.is_empty() || hidden_groups.is_some();
        ReportTable {
            group_by,
            total: self.total(if shows_people {
                hidden.total
            } else {
                ALL_HIDDEN
            }),
            groups: if totals_only || !shows_people {
                Vec::new()
            } else {
                self.groups(group_by, hidden_groups)
            },
        }
    }

    /// The groupings that have groups to show.
    #[must_use]
    pub fn groupings(&self, totals_only: bool) -> Vec<GroupBy> {
        let shows = |by: &GroupBy| self.foreign.is_empty() || by.hides_small_figures();
        let all = GroupBy::ALL.into_iter().filter(shows);
        all.filter(|_| !totals_only).collect()
    }

    fn all(&self) -> impl Iterator<Item = &SessionRecord> {
        self.own.iter().chain(&self.foreign)
    }

    fn total(&self, hidden: People<bool>) -> ReportRow {
        let mut sums = GroupSums::default();
        self.all().for_each(|record| sums.add(record));
        ReportRow::new("total".to_owned(), None, sums, hidden)
    }

    fn groups(
        &self,
        group_by: GroupBy,
        hidden: Option<&BTreeMap<String, People<bool>>>,
    ) -> Vec<ReportRow> {
        let mut groups: BTreeMap<String, (Option<String>, GroupSums)> = BTreeMap::new();
        for record in self.all() {
            for key in group_by.keys(record) {
                let (name, sums) = groups.entry(key).or_default();
                *name = group_by.name_of(record).map(str::to_owned);
                sums.add(record);
            }
        }
        let hidden_at = |key: &str| hidden.and_then(|hidden| hidden.get(key)).copied();
        groups
            .into_iter()
            .map(|(key, (name, sums))| {
                let hidden = hidden_at(&key).unwrap_or_default();
                ReportRow::new(key, name, sums, hidden)
            })
            .collect()
    }
}

const ALL_HIDDEN: People<bool> = People {
    bookings: true,
    no_shows: true,
    walk_ins: true,
    participants: true,
    children: true,
    digital: true,
};

fn cells(records: &[SessionRecord]) -> Vec<Cell> {
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
