//! Which days there is a session at all: no Sundays, no public holidays, no eves when all is closed.

use std::collections::HashSet;

use chrono::{Datelike, NaiveDate, Weekday};
use serde::Deserialize;

use super::error::DemoError;
use super::facts::read;

#[derive(Deserialize)]
struct Holiday {
    country: String,
    date: NaiveDate,
    kind: String,
}

/// Closed days by country.
pub(super) struct Calendar(HashSet<(String, NaiveDate)>);

impl Calendar {
    /// Reads the holidays.
    pub(super) fn read() -> Result<Self, DemoError> {
        let holidays: Vec<Holiday> = read(include_str!("../../data/holidays_se_no_2024_2030.csv"))?;
        let closed = holidays
            .into_iter()
            .filter(|day| matches!(day.kind.as_str(), "public" | "eve_closed_de_facto"))
            .map(|day| (day.country, day.date));
        Ok(Self(closed.collect()))
    }

    /// Whether places are open on a day.
    pub(super) fn is_open(&self, country: &str, day: NaiveDate) -> bool {
        day.weekday() != Weekday::Sun && !self.0.contains(&(country.to_owned(), day))
    }
}
