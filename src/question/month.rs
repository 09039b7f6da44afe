//! What the questions of a month come to, at one venue or several: one statement, and never more rows than the closed
//! lists have combinations. The month's page and its CSV read this.

use chrono::{Datelike, Days, Months, NaiveDate};
use diesel::dsl::{count_star, sum};
use diesel::prelude::*;
use diesel_async::{AsyncPgConnection, RunQueryDsl};

use super::model::{QuestionChannel, QuestionOutcome, QuestionTopic};
use crate::platform::ids::VenueId;
use crate::platform::time::parse_date;
use crate::schema::questions;

/// A month of the calendar, by its first day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Month {
    pub first: NaiveDate,
}

impl Month {
    /// The month of a day.
    #[must_use]
    pub fn of(day: NaiveDate) -> Self {
        let since = Days::new(day.day0().into());
        Self { first: day - since }
    }

    /// `2026-10`.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let first = parse_date(&format!("{text}-01")).ok()?;
        Some(Self { first })
    }

    #[must_use]
    pub fn last(self) -> NaiveDate {
        self.after().first - Days::new(1)
    }

    #[must_use]
    pub fn before(self) -> Self {
        Self::of(self.first - Days::new(1))
    }

    #[must_use]
    pub fn after(self) -> Self {
        Self {
            first: self.first + Months::new(1),
        }
    }

    /// `2026-10`.
    #[must_use]
    pub fn name(self) -> String {
        self.first.format("%Y-%m").to_string()
    }
}

/// How many questions of one kind there were.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Queryable)]
pub struct QuestionCount {
    pub topic: QuestionTopic,
    pub channel: QuestionChannel,
    pub outcome: QuestionOutcome,
    pub questions: i64,
    /// Of those whose minutes were said.
    pub minutes: Option<i64>,
}

/// The counts of a month, in the order of the lists.
pub async fn month_counts(
    conn: &mut AsyncPgConnection,
    venues: &[VenueId],
    month: Month,
) -> QueryResult<Vec<QuestionCount>> {
    let kinds = (questions::topic, questions::channel, questions::outcome);
    let mut counts: Vec<QuestionCount> = questions::table
        .filter(questions::venue_id.eq_any(venues))
        .filter(questions::day.between(month.first, month.last()))
        .group_by(kinds)
        .select((
            questions::topic,
            questions::channel,
            questions::outcome,
            count_star(),
            sum(questions::minutes),
        ))
        .load(conn)
        .await?;
    counts.sort_by_key(|count| {
        let place = |found: Option<usize>| found.unwrap_or_default();
        (
            place(QuestionTopic::ALL.iter().position(|t| *t == count.topic)),
            place(
                QuestionChannel::ALL
                    .iter()
                    .position(|c| *c == count.channel),
            ),
            place(
                QuestionOutcome::ALL
                    .iter()
                    .position(|o| *o == count.outcome),
            ),
        )
    });
    Ok(counts)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_month_ends_on_its_last_day_also_in_a_leap_year() {
        let february = Month::parse("2028-02").unwrap();
        assert_eq!(february.last().to_string(), "2028-02-29");
        assert_eq!(february.before().name(), "2028-01");
        let december = Month::of("2026-12-31".parse().unwrap());
        assert_eq!(december.after().name(), "2027-01");
        for odd in ["2026-13", "2026-1", "2026", "x", "9999-01", "2026-10-01"] {
            assert_eq!(Month::parse(odd), None, "{odd}");
        }
    }
}
