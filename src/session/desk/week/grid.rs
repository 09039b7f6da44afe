//! The table of a week, and the same week as a list for a telephone.

use std::collections::BTreeMap;

use chrono::NaiveDate;

use super::boxes::WeekFacts;
use super::page::{WeekDay, WeekListDay, WeekRow};
use super::which::RowsAre;
use crate::platform::i18n::{dates, t, t_with};
use crate::session::list::rows::SessionRow;
use crate::session::week::Week;
use crate::venue::{Closures, Hours};

/// What a row is called; what has no room or no helper comes last.
type Name = (bool, String);

pub struct Grid<'a> {
    pub facts: &'a WeekFacts<'a>,
    pub rows: &'a [SessionRow],
    pub by: RowsAre,
    pub week: Week,
    pub today: NaiveDate,
    /// Of the one venue that is shown; none of several.
    pub closures: Closures,
}

impl Grid<'_> {
    /// The days that are shown: a weekend only where something takes place.
    pub fn dates(&self) -> Vec<NaiveDate> {
        let days = self.week.days().enumerate();
        let shown = days.filter(|(at, day)| *at < 5 || self.on(*day).next().is_some());
        shown.map(|(_, day)| day).collect()
    }

    fn on(&self, day: NaiveDate) -> impl Iterator<Item = &SessionRow> {
        let rows = self.rows.iter();
        rows.filter(move |row| row.session.timing.local_date == day)
    }

    pub fn days(&self) -> Vec<WeekDay> {
        let dates = self.dates();
        dates.into_iter().map(|day| self.day(day)).collect()
    }

    fn day(&self, day: NaiveDate) -> WeekDay {
        let locale = self.facts.locale();
        let short = dates::capital(&dates::day_short(locale, day));
        WeekDay {
            is_today: day == self.today,
            closed: self.closed(day),
            heading: match day == self.today {
                true => t_with(locale, "week-today", &[("day", short.into())]),
                false => short,
            },
        }
    }

    /// How a day is not as usual, and why.
    fn closed(&self, day: NaiveDate) -> Option<String> {
        let (closure, locale) = (self.closures.on(day)?, self.facts.locale());
        let (why, _) = closure.reason.best(&[locale.tag()], "sv");
        let why = ("why", why.into());
        Some(match closure.hours {
            Hours::Closed => t_with(locale, "week-closed", &[why]),
            Hours::PerhapsShort => t_with(locale, "week-perhaps-short", &[why]),
            Hours::Short(opens, closes) => {
                let [opens, closes] = [opens, closes].map(|at| dates::time(locale, at));
                let hours = [("from", opens.into()), ("to", closes.into()), why];
                t_with(locale, "week-short", &hours)
            }
        })
    }

    pub fn rows(&self) -> Vec<WeekRow> {
        let dates = self.dates();
        let mut named: BTreeMap<Name, Vec<&SessionRow>> = BTreeMap::new();
        for row in self.rows {
            for name in self.names(row) {
                named.entry(name).or_default().push(row);
            }
        }
        let cells = |rows: &[&SessionRow]| -> Vec<_> {
            let on = |day: &NaiveDate| {
                let of_day = rows.iter().copied();
                let of_day = of_day.filter(|row| row.session.timing.local_date == *day);
                self.facts.boxes(&of_day.collect::<Vec<_>>(), Some(self.by))
            };
            dates.iter().map(on).collect()
        };
        let rows = named.into_iter().map(|((_, name), rows)| WeekRow {
            cells: cells(&rows),
            name,
        });
        rows.collect()
    }

    fn names(&self, row: &SessionRow) -> Vec<Name> {
        let none = |key: &str| vec![(true, t(self.facts.locale(), key).into_owned())];
        match self.by {
            RowsAre::Rooms => match self.facts.room(row) {
                Some(room) if self.facts.names_venues => {
                    vec![(false, format!("{}, {room}", row.venue.name))]
                }
                Some(room) => vec![(false, room.to_owned())],
                None if self.facts.names_venues => vec![(false, row.venue.name.clone())],
                None => none("week-no-room"),
            },
            RowsAre::Helpers => match self.facts.helpers(row) {
                [] => none("week-no-helper"),
                names => names.iter().map(|name| (false, name.clone())).collect(),
            },
        }
    }

    pub fn list(&self) -> Vec<WeekListDay> {
        let day = |day: NaiveDate| WeekListDay {
            id: format!("day-{day}"),
            heading: dates::day_heading(self.facts.locale(), day, self.today),
            closed: self.closed(day),
            boxes: self.facts.boxes(&self.on(day).collect::<Vec<_>>(), None),
        };
        self.dates().into_iter().map(day).collect()
    }
}
