//! A series as staff write it, and its rule read from that.

use chrono::{NaiveDate, Weekday};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::rule::{MOST_DATES, Repeat, SeriesRule, Span, WeekOfMonth};
use crate::platform::problem::{Fault, Faults};
use crate::platform::schemas::{WallTime, Whole};
use crate::platform::text_enum;
use crate::platform::time::{DayOfWeek, parse_date, parse_time};
use crate::session::fields::whole;
use crate::session::plan::bounds::Minutes;
use crate::session::plan::request::SessionRequest;

/// How many weeks or months a rule passes over, at most a year.
type Every = Whole<1, 52>;

text_enum! {
    /// What a series repeats by.
    pub enum SeriesUnit {
        Week = "week",
        Month = "month",
        /// By days that are named one by one.
        Dates = "dates",
    }
}

/// Sessions made together from a repeating rule.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields, rename_all = "camelCase")]
pub struct SeriesRequest {
    /// The session that repeats: a new session without a date, a time, a length or meetings, and without a moment at
    /// which booking closes (`leadMinutes` says that for each).
    pub template: SessionRequest,
    pub rule: RuleRequest,
    /// Whether only to show what would be made.
    #[serde(default)]
    pub preview: bool,
    /// The series that this one goes on with: nobody is reminded to renew that any more.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schema(value_type = Option<Uuid>)]
    pub renews: Option<String>,
    /// Dates of the rule that are left out.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    #[schema(value_type = Option<Vec<NaiveDate>>, max_items = 366)]
    pub except_dates: Vec<String>,
    /// Dates of the rule on which it takes place although the venue is closed.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    #[schema(value_type = Option<Vec<NaiveDate>>, max_items = 366)]
    pub even_if_closed: Vec<String>,
}

/// When: `unit` decides which of the others count.
#[derive(Debug, Clone, Default, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields, rename_all = "camelCase")]
pub struct RuleRequest {
    #[schema(value_type = SeriesUnit)]
    pub unit: String,
    /// Every week or month unless given.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schema(value_type = Option<Every>)]
    pub every: Option<i64>,
    /// Of `week` and `month`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schema(value_type = Option<Vec<DayOfWeek>>, max_items = 7)]
    pub weekdays: Option<Vec<String>>,
    /// Of `month`: the first to the fifth of these weekdays in it, or -1 for the last.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schema(minimum = -1, maximum = 5)]
    pub week: Option<i64>,
    /// Of `dates`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schema(value_type = Option<Vec<NaiveDate>>, max_items = 366)]
    pub dates: Option<Vec<String>>,
    /// The first day on which it may fall. Required but with `dates`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schema(value_type = Option<NaiveDate>)]
    pub from: Option<String>,
    /// The last day on which it may fall. Required but with `dates`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schema(value_type = Option<NaiveDate>)]
    pub to: Option<String>,
    /// By the clock on the venue's wall, whatever the season.
    #[schema(value_type = WallTime)]
    pub local_time: String,
    #[schema(value_type = Minutes)]
    pub minutes: i64,
}

impl RuleRequest {
    /// Reads the rule.
    ///
    /// # Errors
    /// Every fault; also where it falls on no day, or on more than a series may have.
    pub fn parse(&self) -> Result<SeriesRule, Faults> {
        let mut faults = Faults::none();
        let repeat = self.repeat(&mut faults);
        let time = faults.take("/localTime", parse_time(&self.local_time));
        let minutes = whole(&mut faults, "/minutes", Some(self.minutes), Minutes::BOUNDS);
        if let Some(repeat) = &repeat {
            self.count(repeat, &mut faults);
        }
        match (repeat, time, minutes) {
            (Some(repeat), Some(time), Some(minutes)) if faults.is_empty() => Ok(SeriesRule {
                repeat,
                time,
                minutes,
            }),
            _ => Err(faults),
        }
    }

    fn repeat(&self, faults: &mut Faults) -> Option<Repeat> {
        match faults.take("/unit", SeriesUnit::parse(&self.unit))? {
            SeriesUnit::Dates => self.dates(faults).map(Repeat::Dates),
            SeriesUnit::Week => {
                let (span, every, weekdays) = self.cadence(faults)?;
                Some(Repeat::Weekly {
                    span,
                    every,
                    weekdays,
                })
            }
            SeriesUnit::Month => {
                let (cadence, week) = (self.cadence(faults), self.week(faults));
                let (span, every, weekdays) = cadence?;
                Some(Repeat::Monthly {
                    span,
                    every,
                    weekdays,
                    week: week?,
                })
            }
        }
    }

    fn cadence(&self, faults: &mut Faults) -> Option<(Span, u32, Vec<Weekday>)> {
        let every = whole(
            faults,
            "/every",
            Some(self.every.unwrap_or(1)),
            Every::BOUNDS,
        );
        let (span, weekdays) = (self.span(faults), self.weekdays(faults));
        Some((span?, u32::try_from(every?).ok()?, weekdays?))
    }

    fn span(&self, faults: &mut Faults) -> Option<Span> {
        let mut day = |place: &str, name: &'static str, given: &Option<String>| {
            let missing = || Fault::new("missing").fact("name", name);
            let read = given.as_deref().ok_or_else(missing).and_then(parse_date);
            faults.take(place, read)
        };
        let (from, to) = (day("/from", "from", &self.from), day("/to", "to", &self.to));
        let (from, to) = (from?, to?);
        if to < from {
            faults.add("/to", Fault::new("end-before-start"));
            return None;
        }
        Some(Span { from, to })
    }

    fn weekdays(&self, faults: &mut Faults) -> Option<Vec<Weekday>> {
        let given = self.weekdays.as_deref().unwrap_or_default();
        if given.is_empty() {
            faults.add("/weekdays", Fault::new("missing").fact("name", "weekdays"));
            return None;
        }
        let mut days = Vec::new();
        for (place, name) in given.iter().enumerate() {
            let day = faults.take(&format!("/weekdays/{place}"), DayOfWeek::parse(name));
            days.extend(day.map(DayOfWeek::weekday));
        }
        (days.len() == given.len()).then_some(days)
    }

    fn week(&self, faults: &mut Faults) -> Option<WeekOfMonth> {
        let found = match self.week {
            Some(-1) => Some(WeekOfMonth::Last),
            Some(n @ 1..=5) => u8::try_from(n).ok().map(WeekOfMonth::Nth),
            _ => None,
        };
        if found.is_none() {
            let fault = match self.week {
                None => Fault::new("missing").fact("name", "week"),
                Some(_) => Fault::new("out-of-range").fact("min", 1).fact("max", 5),
            };
            faults.add("/week", fault);
        }
        found
    }

    fn dates(&self, faults: &mut Faults) -> Option<Vec<NaiveDate>> {
        let given = self.dates.as_deref().unwrap_or_default();
        dates_of("/dates", given, faults)
    }

    fn count(&self, repeat: &Repeat, faults: &mut Faults) {
        let place = match repeat {
            Repeat::Dates(_) => "/dates",
            _ => "/to",
        };
        match repeat.dates().len() {
            0 => faults.add(place, Fault::new("no-dates")),
            n if n > MOST_DATES => {
                faults.add(place, Fault::new("too-many").fact("max", MOST_DATES))
            }
            _ => {}
        }
    }
}

/// Dates in order, each once.
pub fn dates_of(place: &str, given: &[String], faults: &mut Faults) -> Option<Vec<NaiveDate>> {
    if given.len() > MOST_DATES {
        faults.add(place, Fault::new("too-many").fact("max", MOST_DATES));
        return None;
    }
    let mut dates = Vec::with_capacity(given.len());
    for (index, text) in given.iter().enumerate() {
        dates.extend(faults.take(&format!("{place}/{index}"), parse_date(text)));
    }
    let read_all = dates.len() == given.len();
    dates.sort_unstable();
    dates.dedup();
    read_all.then_some(dates)
}
