//! What an edition's report page is made of: the same figures as the API's, in the reader's
//! language.

use askama::Template;
use chrono::NaiveDate;

use super::Chart;
use crate::platform::i18n::{Locale, dates, named, numbers, t, t_with};
use crate::platform::ui::Layout;

/// The figures of a group, as the API has them. A hidden one is none.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Figures {
    /// The group's name.
    pub label: String,
    /// Sessions held.
    pub sessions: i64,
    /// Cancelled.
    pub cancelled: i64,
    /// Ended and not cancelled.
    pub due: i64,
    /// Of those, with a count.
    pub reported: i64,
    /// Of those, with an estimated one.
    pub estimated: i64,
    /// Reported of due; none when nothing is due.
    pub coverage: Option<f64>,
    /// Seats booked.
    pub bookings: Option<i64>,
    /// Seats of those who did not come.
    pub no_shows: Option<i64>,
    /// Those who came without booking.
    pub walk_ins: Option<i64>,
    /// People in the room.
    pub participants: Option<i64>,
    /// Of those, children.
    pub children: Option<i64>,
    /// Digital participants.
    pub digital: Option<i64>,
}

/// A line of the table.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Row {
    /// The group's name.
    pub label: String,
    /// In the columns' order.
    pub cells: Vec<String>,
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

impl Figures {
    fn row(&self, locale: Locale) -> Row {
        let count = |n: i64| numbers::count(locale, n);
        let people = |n: Option<i64>| match n {
            Some(n) => numbers::count(locale, n),
            None => t(locale, "report-hidden").into_owned(),
        };
        let coverage = match self.coverage {
            Some(share) => numbers::percent(locale, share),
            None => "–".to_owned(),
        };
        Row {
            label: self.label.clone(),
            cells: vec![
                count(self.sessions),
                count(self.cancelled),
                count(self.due),
                count(self.reported),
                count(self.estimated),
                coverage,
                people(self.bookings),
                people(self.no_shows),
                people(self.walk_ins),
                people(self.participants),
                people(self.children),
                people(self.digital),
            ],
        }
    }

    fn hides(&self) -> bool {
        [
            self.bookings,
            self.no_shows,
            self.walk_ins,
            self.participants,
            self.children,
            self.digital,
        ]
        .contains(&None)
    }
}

/// Another way to group the same figures.
#[derive(Debug, Clone, Default)]
pub struct GroupLink {
    /// The page so grouped.
    pub href: String,
    /// "kommun", "plats".
    pub text: String,
    /// Whether it is this one.
    pub current: bool,
}

/// Handing in an organisation's figures.
#[derive(Debug, Clone, Default)]
pub struct Submit {
    /// Where the button goes.
    pub action: String,
    /// What is handed in, and what is still missing.
    pub text: String,
}

impl GroupLink {
    /// The ways to group, as the API names them, each at the address `href` gives it.
    #[must_use]
    pub fn all(locale: Locale, current: &str, href: impl Fn(&str) -> String) -> Vec<Self> {
        [
            ("municipality", "municipality"),
            ("venue", "venue"),
            ("kind", "kind"),
            ("day", "day"),
            ("language", "language"),
            ("organiserType", "organiser-type"),
        ]
        .into_iter()
        .map(|(by, name)| Self {
            href: href(by),
            text: named(locale, "report-by", name).into_owned(),
            current: by == current,
        })
        .collect()
    }
}

impl Submit {
    /// The form that hands in.
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
    /// The frame; its title is the edition's name.
    pub l: Layout,
    /// What was just done.
    pub notice: Option<String>,
    /// "5–11 oktober 2026", or the first day where the last is not known.
    pub dates: String,
    /// Whose figures these are: live, or as handed in.
    pub source: String,
    tiles: Vec<(String, String)>,
    coverage: String,
    /// Set for a coordinator.
    pub submit: Option<Submit>,
    /// The ways to group.
    pub groups: Vec<GroupLink>,
    grouped_by: String,
    columns: Vec<String>,
    rows: Vec<Row>,
    total: Row,
    hidden: bool,
    chart: Option<Chart>,
    /// The same figures as CSV.
    pub csv_href: String,
}

impl EditionPage {
    /// The page of a report's groups and total.
    #[must_use]
    pub fn new(
        layout: Layout,
        grouped_by: impl Into<String>,
        figures: &[Figures],
        total: &Figures,
        csv_href: impl Into<String>,
    ) -> Self {
        let locale = layout.locale;
        let bars: Vec<(String, Option<i64>)> = figures
            .iter()
            .map(|group| (group.label.clone(), group.participants))
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
            submit: None,
            groups: Vec::new(),
            grouped_by: grouped_by.into(),
            columns: COLUMNS
                .iter()
                .map(|key| t(locale, key).into_owned())
                .collect(),
            rows: figures.iter().map(|group| group.row(locale)).collect(),
            total: total.row(locale),
            hidden: total.hides() || figures.iter().any(Figures::hides),
            chart: Chart::of_participants(locale, &bars),
            csv_href: csv_href.into(),
            l: layout,
        }
    }
}

/// The days of an edition: "Måndag 5 oktober – söndag 11 oktober 2026", one day alone, or from the
/// first where no last is known.
#[must_use]
pub fn edition_days(locale: Locale, first: NaiveDate, last: Option<NaiveDate>) -> String {
    let whole = |day| dates::day_long_with_year(locale, day);
    match last {
        None => t_with(locale, "report-from", &[("day", whole(first).into())]),
        Some(last) if last == first => dates::capital(&whole(first)),
        Some(last) => {
            let first = dates::capital(&dates::day_long(locale, first));
            let days = [("first", first.into()), ("last", whole(last).into())];
            t_with(locale, "report-days", &days)
        }
    }
}

/// Where figures come from: live, or the revision that was handed in.
#[must_use]
pub fn source(locale: Locale, version: Option<i64>) -> String {
    match version {
        None => t(locale, "report-live").into_owned(),
        Some(n) => t_with(locale, "report-version", &[("version", n.into())]),
    }
}

fn tiles(locale: Locale, total: &Figures) -> Vec<(String, String)> {
    let tile = |key: &str, n: Option<i64>| {
        let number = match n {
            Some(n) => numbers::count(locale, n),
            None => t(locale, "report-hidden").into_owned(),
        };
        (number, t(locale, key).into_owned())
    };
    vec![
        tile("report-tile-participants", total.participants),
        tile("report-tile-sessions", Some(total.sessions)),
        tile("report-tile-bookings", total.bookings),
        tile("report-tile-walk-ins", total.walk_ins),
    ]
}

/// An edition in the list.
#[derive(Debug, Clone, Default)]
pub struct EditionLink {
    /// Its report.
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
    /// The frame.
    pub l: Layout,
    /// Newest first.
    pub editions: Vec<EditionLink>,
}

impl ReportsPage {
    /// The page; the layout's title is set here.
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_edition_of_one_day_says_it_once() {
        let day = |day| NaiveDate::from_ymd_opt(2026, 10, day).unwrap();
        let days = |last| edition_days(Locale::Sv, day(5), last);
        assert_eq!(days(Some(day(5))), "Måndag 5 oktober 2026");
        let week = days(Some(day(11)));
        assert_eq!(week, "Måndag 5 oktober – söndag 11 oktober 2026");
        assert_eq!(days(None), "Från måndag 5 oktober 2026");
    }
}
