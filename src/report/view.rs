//! Reports and submissions as the API shows them; pages and CSV use the same rows.

use std::collections::BTreeMap;

use chrono::{DateTime, Utc};
use serde::Serialize;
use utoipa::ToSchema;

use super::edition::ReportedEdition;
use super::group_by::{GroupBy, NO_LANGUAGE};
use super::people::PeopleColumn;
use super::request::EditionPath;
use super::submission::Submission;
use super::table::{ReportRow, ReportTable};
use crate::organisation::{Organisation, OrganisationCard};
use crate::platform::i18n::{Locale, dates, languages, t};
use crate::platform::time::whole_seconds;

/// The figures of a group, or of everything. A hidden one is null; so are those of a count where
/// sessions are due and none is reported.
#[derive(Debug, Clone, PartialEq, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct RowView {
    /// A municipality's key, a venue's slug, a kind, a date, a language's tag, an organisation's
    /// kind; `total` for everything.
    pub key: String,
    /// The same in words.
    pub label: String,
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
    /// Reported of due; null when nothing is due.
    #[schema(required = true, minimum = 0, maximum = 1)]
    pub coverage: Option<f64>,
    /// Seats booked beforehand and not cancelled.
    #[schema(required = true, minimum = 0)]
    pub bookings: Option<i64>,
    /// Of those, seats of people who did not come.
    #[schema(required = true, minimum = 0)]
    pub no_shows: Option<i64>,
    /// People who came without booking.
    #[schema(required = true, minimum = 0)]
    pub walk_ins: Option<i64>,
    /// People in the room, from the last counts.
    #[schema(required = true, minimum = 0)]
    pub participants: Option<i64>,
    /// Of those, children.
    #[schema(required = true, minimum = 0)]
    pub children: Option<i64>,
    /// Digital participants, in no other column.
    #[schema(required = true, minimum = 0)]
    pub digital: Option<i64>,
    /// Whether something is hidden.
    pub suppressed: bool,
}

impl RowView {
    fn new(row: &ReportRow, label: String) -> Self {
        Self {
            key: row.key.clone(),
            label,
            sessions: row.sessions,
            cancelled: row.cancelled,
            due: row.due,
            reported: row.reported,
            estimated: row.estimated,
            coverage: row.coverage(),
            bookings: row.people.bookings,
            no_shows: row.people.no_shows,
            walk_ins: row.people.walk_ins,
            participants: row.people.participants,
            children: row.people.children,
            digital: row.people.digital,
            suppressed: row.suppressed,
        }
    }
}

impl RowView {
    /// Whether a figure that is not there was not reported; otherwise it is hidden.
    #[must_use]
    pub fn is_not_reported(&self, column: PeopleColumn) -> bool {
        column.is_reported() && self.due > 0 && self.reported == 0
    }

    /// A column's figure.
    #[must_use]
    pub fn figure(&self, column: PeopleColumn) -> Option<i64> {
        match column {
            PeopleColumn::Bookings => self.bookings,
            PeopleColumn::NoShows => self.no_shows,
            PeopleColumn::WalkIns => self.walk_ins,
            PeopleColumn::Participants => self.participants,
            PeopleColumn::Children => self.children,
            PeopleColumn::Digital => self.digital,
        }
    }
}

/// A report of an edition.
#[derive(Debug, Clone, PartialEq, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct ReportView {
    /// The campaign's slug.
    pub campaign: String,
    /// The edition's name in its path.
    pub edition: String,
    /// The revision these figures are of; null for live figures.
    #[schema(required = true)]
    pub version: Option<i32>,
    /// What each column means.
    pub definitions: BTreeMap<&'static str, String>,
    /// By what it is grouped.
    #[schema(value_type = GroupBy)]
    pub group_by: &'static str,
    /// Of everything.
    pub total: RowView,
    /// By key.
    pub groups: Vec<RowView>,
}

/// The columns that need an explanation, and the key of its text.
const DEFINED: [(&str, &str); 13] = [
    ("sessions", "column-sessions.means"),
    ("cancelled", "column-cancelled.means"),
    ("due", "column-due.means"),
    ("reported", "column-reported.means"),
    ("estimated", "column-estimated.means"),
    ("coverage", "column-coverage.means"),
    ("bookings", "column-bookings.means"),
    ("noShows", "column-no-shows.means"),
    ("walkIns", "column-walk-ins.means"),
    ("participants", "column-participants.means"),
    ("children", "column-children.means"),
    ("digital", "column-digital.means"),
    ("suppressed", "column-suppressed.means"),
];

impl ReportView {
    #[must_use]
    pub fn new(
        locale: Locale,
        edition: &ReportedEdition,
        version: Option<i32>,
        table: &ReportTable,
    ) -> Self {
        let define = |(name, text): (&'static str, &str)| (name, t(locale, text).into_owned());
        let groups = table.groups.iter();
        Self {
            campaign: edition.campaign.clone(),
            edition: edition.edition.clone(),
            version,
            definitions: DEFINED.into_iter().map(define).collect(),
            group_by: table.group_by.name(),
            total: RowView::new(&table.total, t(locale, "report-total").into_owned()),
            groups: groups
                .map(|row| RowView::new(row, label(locale, table.group_by, row)))
                .collect(),
        }
    }
}

fn label(locale: Locale, group_by: GroupBy, row: &ReportRow) -> String {
    let key = row.key.as_str();
    let name = || row.name.clone().unwrap_or_else(|| key.to_owned());
    match group_by {
        GroupBy::Municipality | GroupBy::Venue => name(),
        GroupBy::Kind => t(locale, &format!("kind-{key}")).into_owned(),
        GroupBy::Day => key
            .parse()
            .map_or_else(|_bad| name(), |day| dates::day_long_with_year(locale, day)),
        GroupBy::Language if key == NO_LANGUAGE => t(locale, "report-no-language").into_owned(),
        GroupBy::Language => languages::name(locale, key),
        GroupBy::OrganiserType => t(locale, &format!("organiser-type-{key}")).into_owned(),
    }
}

/// A submission.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct SubmissionView {
    /// The campaign's slug.
    pub campaign: String,
    /// The edition's name in its path.
    pub edition: String,
    /// Whose figures: its own and those below it, as far as the next controller.
    pub organisation: OrganisationCard,
    /// The edition's revision that has them.
    pub version: i32,
    /// How many sessions were frozen.
    pub sessions: i64,
    /// When.
    #[serde(serialize_with = "whole_seconds")]
    pub submitted_at: DateTime<Utc>,
}

impl SubmissionView {
    #[must_use]
    pub fn new(path: EditionPath, submitter: &Organisation, made: Submission) -> Self {
        Self {
            campaign: path.slug,
            edition: path.edition,
            organisation: OrganisationCard::from(submitter),
            version: made.revision,
            sessions: made.sessions,
            submitted_at: made.at,
        }
    }
}
