//! What the report pages are made of: the API's rows, in the reader's language.

use askama::Template;
use chrono::NaiveDate;

use super::chart::{Chart, ChartValue};
use super::figure::Figure;
use crate::platform::i18n::{Locale, dates, named, numbers, t, t_with};
use crate::platform::ui::Layout;
use crate::report::group_by::GroupBy;
use crate::report::people::PeopleColumn;
use crate::report::view::RowView;

/// A row of the table.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct TableRow {
    pub label: String,
    /// In the order of the columns.
    pub cells: Vec<TableCell>,
}

/// A cell of the table.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct TableCell {
    pub text: String,
    /// Whether it is not reported: hatched.
    pub missing: bool,
}

const COLUMNS: [&str; 12] = [
    "column-sessions",
    "column-cancelled",
    "column-due",
    "column-reported",
    "column-estimated",
    "column-coverage",
    "column-bookings",
    "column-no-shows",
    "column-walk-ins",
    "column-participants",
    "column-children",
    "column-digital",
];

impl TableRow {
    fn new(locale: Locale, row: &RowView) -> Self {
        let known = |text: String| TableCell {
            text,
            missing: false,
        };
        let count = |n: i64| known(numbers::count(locale, n));
        let coverage = match row.coverage {
            Some(share) => numbers::percent(locale, share),
            None => "–".to_owned(),
        };
        let sessions = [
            count(row.sessions),
            count(row.cancelled),
            count(row.due),
            count(row.reported),
            count(row.estimated),
            known(coverage),
        ];
        let people = PeopleColumn::ALL.map(|column| {
            let figure = Figure::of(row, column);
            TableCell {
                text: figure.words(locale),
                missing: figure == Figure::NotReported,
            }
        });
        Self {
            label: row.label.clone(),
            cells: sessions.into_iter().chain(people).collect(),
        }
    }
}

/// Another way to group the same figures.
#[derive(Debug, Clone, Default)]
pub struct GroupLink {
    /// The page with this grouping.
    pub href: String,
    /// "kommun", "plats".
    pub text: String,
    /// Whether the page shows it now.
    pub current: bool,
}

/// The form that submits an organisation's figures.
#[derive(Debug, Clone, Default)]
pub struct SubmissionForm {
    pub action: String,
    /// What is submitted, and what is still missing.
    pub text: String,
}

impl GroupLink {
    /// Links to groupings, each at the address that `href` gives it.
    #[must_use]
    pub fn all(
        locale: Locale,
        groupings: &[GroupBy],
        current: GroupBy,
        href: impl Fn(GroupBy) -> String,
    ) -> Vec<Self> {
        let link = |by: &GroupBy| Self {
            href: href(*by),
            text: named(locale, "report-by", by.text_key()).into_owned(),
            current: *by == current,
        };
        groupings.iter().map(link).collect()
    }
}

impl SubmissionForm {
    #[must_use]
    pub fn new(locale: Locale, action: impl Into<String>) -> Self {
        Self {
            action: action.into(),
            text: t(locale, "report-submit-text").into_owned(),
        }
    }
}

/// `/{lang}/reports/campaigns/{campaign}/{edition}`.
#[derive(Template)]
#[template(path = "report/edition.html")]
pub struct EditionPage {
    /// Its title is the edition's name.
    pub l: Layout,
    /// Tells what was just done.
    pub notice: Option<String>,
    /// "5–11 oktober 2026", or the first day where the last is not known.
    pub dates: String,
    /// Whether the figures are live or submitted.
    pub source: String,
    tiles: Vec<FigureTile>,
    coverage: String,
    /// Set for a coordinator.
    pub submission_form: Option<SubmissionForm>,
    pub groups: Vec<GroupLink>,
    grouped_by: String,
    columns: Vec<String>,
    rows: Vec<TableRow>,
    total: TableRow,
    /// Whether some figure is hidden.
    hidden: bool,
    /// Whether some figure is not reported.
    missing: bool,
    chart: Option<Chart>,
    /// The same figures as CSV.
    pub csv_href: String,
    /// Where the edition itself is changed, for who runs the campaign.
    pub change_href: Option<String>,
}

impl EditionPage {
    /// The page of a report's groups and total.
    #[must_use]
    pub fn new(
        layout: Layout,
        grouped_by: impl Into<String>,
        groups: &[RowView],
        total: &RowView,
        csv_href: impl Into<String>,
    ) -> Self {
        let locale = layout.locale;
        let participants: Vec<ChartValue<'_>> = groups
            .iter()
            .map(|group| ChartValue {
                label: &group.label,
                figure: Figure::of(group, PeopleColumn::Participants),
            })
            .collect();
        Self {
            notice: None,
            dates: String::new(),
            source: String::new(),
            tiles: tiles(locale, total),
            coverage: t_with(
                locale,
                "report-coverage",
                &[
                    ("reported", total.reported.into()),
                    ("due", total.due.into()),
                ],
            ),
            submission_form: None,
            groups: Vec::new(),
            grouped_by: grouped_by.into(),
            columns: COLUMNS
                .iter()
                .map(|key| t(locale, key).into_owned())
                .collect(),
            rows: groups
                .iter()
                .map(|group| TableRow::new(locale, group))
                .collect(),
            total: TableRow::new(locale, total),
            hidden: total.suppressed || groups.iter().any(|group| group.suppressed),
            missing: groups
                .iter()
                .chain([total])
                .any(|row| row.is_not_reported(PeopleColumn::Participants)),
            chart: Chart::of_participants(locale, &participants),
            csv_href: csv_href.into(),
            change_href: None,
            l: layout,
        }
    }
}

/// Where the figures come from.
#[derive(Debug, Clone, Copy)]
pub enum FiguresSource {
    Live,
    /// What was submitted, and the day of the newest of it; none before anybody has.
    Submitted(Option<NaiveDate>),
}

/// "Siffrorna är de som lämnats in, senast söndag 29 november 2026."
#[must_use]
pub fn figures_source(locale: Locale, source: FiguresSource) -> String {
    match source {
        FiguresSource::Live => t(locale, "report-live").into_owned(),
        FiguresSource::Submitted(None) => t(locale, "report-not-submitted").into_owned(),
        FiguresSource::Submitted(Some(last)) => {
            let day = dates::day_long_with_year(locale, last);
            t_with(locale, "report-submitted", &[("day", day.into())])
        }
    }
}

/// One of the large figures at the top.
#[derive(Debug, Clone)]
struct FigureTile {
    figure: String,
    label: String,
}

fn tiles(locale: Locale, total: &RowView) -> Vec<FigureTile> {
    let tile = |key: &str, figure: Figure| FigureTile {
        figure: figure.words(locale),
        label: t(locale, key).into_owned(),
    };
    let people = |key, column| tile(key, Figure::of(total, column));
    vec![
        people("report-tile-participants", PeopleColumn::Participants),
        tile("report-tile-sessions", Figure::Shown(total.sessions)),
        people("report-tile-bookings", PeopleColumn::Bookings),
        people("report-tile-walk-ins", PeopleColumn::WalkIns),
    ]
}

/// An edition in the list.
#[derive(Debug, Clone, Default)]
pub struct EditionLink {
    pub href: String,
    /// "eMedborgarveckan 2026".
    pub name: String,
    /// "5–11 oktober 2026".
    pub dates: String,
}

/// `/{lang}/reports`.
#[derive(Template)]
#[template(path = "report/index.html")]
pub struct ReportsPage {
    pub l: Layout,
    /// Newest first.
    pub editions: Vec<EditionLink>,
}

impl ReportsPage {
    /// Sets the layout's title.
    #[must_use]
    pub fn new(layout: Layout, editions: Vec<EditionLink>) -> Self {
        Self {
            l: Layout {
                title: t(layout.locale, "nav-reports").into_owned(),
                ..layout
            },
            editions,
        }
    }
}
