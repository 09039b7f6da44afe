//! The days on which there are sessions: no Sundays, no public holidays, no eves when everything is
//! closed.

use std::collections::HashSet;

use chrono::{Datelike, NaiveDate, Weekday};
use serde::Deserialize;

use super::data::read_table;
use crate::demo::error::DemoError;

#[derive(Deserialize)]
struct HolidayRecord {
    country: String,
    date: NaiveDate,
    kind: String,
}

/// Knows the closed days of each country.
pub struct OpenDays {
    closed: HashSet<(String, NaiveDate)>,
}

impl OpenDays {
    pub fn read() -> Result<Self, DemoError> {
        let holidays: Vec<HolidayRecord> =
            read_table(include_str!("../../../data/holidays_se_no_2024_2030.csv"))?;
        let closed = holidays
            .into_iter()
            .filter(|day| matches!(day.kind.as_str(), "public" | "eve_closed_de_facto"))
            .map(|day| (day.country, day.date));
        Ok(Self {
            closed: closed.collect(),
        })
    }

    /// Whether venues are open on a day.
    pub fn is_open(&self, country: &str, day: NaiveDate) -> bool {
        day.weekday() != Weekday::Sun && !self.closed.contains(&(country.to_owned(), day))
    }
}
