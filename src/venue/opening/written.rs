//! Opening hours as JSON: as the API takes, shows and stores them.

use std::collections::HashMap;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::week::{OpenSpan, OpeningHours, OpeningWeek};
use crate::platform::problem::{Fault, Faults, Problem};
use crate::platform::schemas::WallTime;
use crate::platform::time::{DayOfWeek, parse_date, parse_time};

/// The usual week, and periods.
const WEEKS: usize = 20;
/// Spans of a week.
const SPANS: usize = 56;

/// When a venue is open, all of it.
#[derive(Debug, Clone, Default, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields, rename_all = "camelCase")]
#[schema(as = OpeningHours)]
pub struct WrittenHours {
    /// At most one without days, which is the usual one; the days of the others do not overlap.
    #[schema(max_items = 20)]
    pub weeks: Vec<WrittenWeek>,
}

/// The hours of a week.
#[derive(Debug, Clone, Default, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields, rename_all = "camelCase")]
#[schema(as = OpeningWeek)]
pub struct WrittenWeek {
    /// The first day of a period in which these hours hold.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schema(value_type = Option<NaiveDate>)]
    pub from: Option<String>,
    /// Its last day.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schema(value_type = Option<NaiveDate>)]
    pub to: Option<String>,
    /// A day without any is closed.
    #[schema(max_items = 56)]
    pub hours: Vec<WrittenSpan>,
}

/// A part of a day in which the door is open.
#[derive(Debug, Clone, Default, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields, rename_all = "camelCase")]
#[schema(as = OpenSpan)]
pub struct WrittenSpan {
    #[schema(value_type = DayOfWeek)]
    pub weekday: String,
    #[schema(value_type = WallTime)]
    pub opens_at: String,
    #[schema(value_type = WallTime)]
    pub closes_at: String,
    /// Whether staff are there; else people let themselves in.
    pub staffed: bool,
}

impl WrittenHours {
    /// # Errors
    /// 422 with every fault.
    pub fn validate(&self) -> Result<OpeningHours, Problem> {
        let mut faults = Faults::none();
        if self.weeks.len() > WEEKS {
            faults.add("/weeks", Fault::new("too-many").fact("max", WEEKS));
            return Err(faults.into());
        }
        let mut weeks = Vec::new();
        for (place, week) in self.weeks.iter().enumerate() {
            let read = faults.take_within(&format!("/weeks/{place}"), week.validate());
            weeks.extend(read.map(|week| (place, week)));
        }
        refuse_overlaps(&weeks, &mut faults);
        match faults.is_empty() {
            true => Ok(OpeningHours::of(
                weeks.into_iter().map(|(_, week)| week).collect(),
            )),
            false => Err(faults.into()),
        }
    }

    /// Hours as they are.
    #[must_use]
    pub fn of(hours: &OpeningHours) -> Self {
        Self {
            weeks: hours.weeks().iter().map(WrittenWeek::of).collect(),
        }
    }
}

/// A day is of one week.
fn refuse_overlaps(weeks: &[(usize, OpeningWeek)], faults: &mut Faults) {
    for (nth, (place, week)) in weeks.iter().enumerate() {
        let before = weeks.iter().take(nth);
        let overlaps = |other: &OpeningWeek| match (week.period, other.period) {
            (Some((first, last)), Some((from, to))) => first <= to && from <= last,
            (None, None) => true,
            _ => false,
        };
        if before.into_iter().any(|(_, other)| overlaps(other)) {
            faults.add(format!("/weeks/{place}/from"), Fault::new("overlaps"));
        }
    }
}

impl WrittenWeek {
    fn validate(&self) -> Result<OpeningWeek, Faults> {
        let mut faults = Faults::none();
        let period = self.period(&mut faults);
        if self.hours.len() > SPANS {
            faults.add("/hours", Fault::new("too-many").fact("max", SPANS));
            return Err(faults);
        }
        let mut spans = Vec::new();
        for (place, span) in self.hours.iter().enumerate() {
            let read = faults.take_within(&format!("/hours/{place}"), span.validate());
            spans.extend(read.map(|span| (place, span)));
        }
        refuse_doubled(&spans, &mut faults);
        match faults.is_empty() {
            true => Ok(OpeningWeek {
                period,
                spans: spans.into_iter().map(|(_, span)| span).collect(),
            }),
            false => Err(faults),
        }
    }

    /// Both days or neither.
    fn period(&self, faults: &mut Faults) -> Option<(NaiveDate, NaiveDate)> {
        let from = faults.take_optional("/from", self.from.as_deref(), parse_date);
        let to = faults.take_optional("/to", self.to.as_deref(), parse_date);
        match (from, to) {
            (Some(from), Some(to)) if from <= to => Some((from, to)),
            (Some(_), Some(_)) => {
                faults.add("/to", Fault::new("end-before-start"));
                None
            }
            (Some(_), None) if self.to.is_none() => {
                faults.add("/to", Fault::new("missing"));
                None
            }
            (None, Some(_)) if self.from.is_none() => {
                faults.add("/from", Fault::new("missing"));
                None
            }
            _ => None,
        }
    }

    fn of(week: &OpeningWeek) -> Self {
        let span = |(day, span): &(DayOfWeek, OpenSpan)| WrittenSpan {
            weekday: day.name().to_owned(),
            opens_at: span.opens.format("%H:%M").to_string(),
            closes_at: span.closes.format("%H:%M").to_string(),
            staffed: span.staffed,
        };
        Self {
            from: week.period.map(|(from, _)| from.to_string()),
            to: week.period.map(|(_, to)| to.to_string()),
            hours: week.spans.iter().map(span).collect(),
        }
    }
}

/// Of one day and kind no two overlap.
fn refuse_doubled(spans: &[(usize, (DayOfWeek, OpenSpan))], faults: &mut Faults) {
    let mut taken: HashMap<(&str, bool), Vec<OpenSpan>> = HashMap::new();
    for (place, (day, span)) in spans {
        let of_kind = taken.entry((day.name(), span.staffed)).or_default();
        let overlaps = |one: &OpenSpan| span.opens < one.closes && one.opens < span.closes;
        if of_kind.iter().any(overlaps) {
            faults.add(format!("/hours/{place}/opensAt"), Fault::new("overlaps"));
        }
        of_kind.push(*span);
    }
}

impl WrittenSpan {
    fn validate(&self) -> Result<(DayOfWeek, OpenSpan), Faults> {
        let mut faults = Faults::none();
        let weekday = faults.take("/weekday", DayOfWeek::parse(&self.weekday));
        let opens = faults.take("/opensAt", parse_time(&self.opens_at));
        let closes = faults.take("/closesAt", parse_time(&self.closes_at));
        match (weekday, opens, closes) {
            (Some(weekday), Some(opens), Some(closes)) if opens < closes => {
                let staffed = self.staffed;
                Ok((
                    weekday,
                    OpenSpan {
                        opens,
                        closes,
                        staffed,
                    },
                ))
            }
            (_, Some(opens), Some(closes)) if closes <= opens => {
                faults.add("/closesAt", Fault::new("ends-before-start"));
                Err(faults)
            }
            _ => Err(faults),
        }
    }
}
