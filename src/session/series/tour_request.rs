//! A tour as staff write it: what each stop is alike in, on which days it goes, and its stops in order.

use chrono::{NaiveDate, NaiveDateTime};
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};
use utoipa::ToSchema;

use super::request::{RuleRequest, SeriesUnit};
use super::rule::MOST_DATES;
use super::stop::MOST_STOPS;
use crate::platform::problem::{Fault, Faults};
use crate::platform::schemas::{WallTime, Whole};
use crate::platform::text::LocalText;
use crate::platform::time::{DayOfWeek, parse_date, parse_time};
use crate::session::plan::bounds;
use crate::session::plan::request::SessionRequest;

/// A venue that goes on a tour: each stop of each day becomes a session.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields, rename_all = "camelCase")]
pub struct TourRequest {
    /// What every stop is: a new session's fields without date, time, place and meetings, and without a moment at which
    /// booking closes (`leadMinutes` says that for each).
    pub template: SessionRequest,
    /// On which days it goes.
    pub rule: TourDaysRequest,
    /// In the order of the day; none begins before the one before it has ended.
    #[schema(min_items = 2, max_items = 12)]
    pub stops: Vec<StopRequest>,
    /// Whether only to show what would be made.
    #[serde(default)]
    pub preview: bool,
    /// Stops that are left out on one day.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    #[schema(value_type = Option<Vec<StopOfDayRequest>>, max_items = 366)]
    pub except: Vec<StopOfDayRequest>,
    /// Stops that are made on a day although the venue is closed.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    #[schema(value_type = Option<Vec<StopOfDayRequest>>, max_items = 366)]
    pub even_if_closed: Vec<StopOfDayRequest>,
}

/// On which days: the rule of a series without a time, which each stop has for itself.
#[derive(Debug, Clone, Default, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields, rename_all = "camelCase")]
pub struct TourDaysRequest {
    #[schema(value_type = SeriesUnit)]
    pub unit: String,
    /// Every week or month unless given.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schema(value_type = Option<Whole<1, 52>>)]
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
    /// The first day on which it may go. Required but with `dates`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schema(value_type = Option<NaiveDate>)]
    pub from: Option<String>,
    /// The last day on which it may go. Required but with `dates`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schema(value_type = Option<NaiveDate>)]
    pub to: Option<String>,
}

/// Where a tour stops, and when.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields, rename_all = "camelCase")]
pub struct StopRequest {
    /// In words, as people are told where to go.
    #[schema(value_type = LocalText)]
    pub place: Value,
    /// Degrees north; with `lon`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schema(minimum = -90, maximum = 90)]
    pub lat: Option<f64>,
    /// Degrees east; with `lat`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schema(minimum = -180, maximum = 180)]
    pub lon: Option<f64>,
    /// By the clock on the venue's wall.
    #[schema(value_type = WallTime)]
    pub local_time: String,
    #[schema(value_type = bounds::Minutes)]
    pub minutes: i64,
}

/// One stop on one day, by when it begins.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields, rename_all = "camelCase")]
pub struct StopOfDayRequest {
    #[schema(value_type = NaiveDate)]
    pub local_date: String,
    #[schema(value_type = WallTime)]
    pub local_time: String,
}

impl TourRequest {
    /// As it is kept.
    #[must_use]
    pub fn stored(&self) -> Value {
        json!({ "unit": "tour", "rule": self.rule, "stops": self.stops })
    }

    /// The days it goes on.
    ///
    /// # Errors
    /// Every fault; also where it goes on no day, or makes more sessions than a series may have.
    pub fn days(&self) -> Result<Vec<NaiveDate>, Faults> {
        let days = self.rule.at_some_time().parse()?.repeat.dates();
        let most = MOST_DATES / self.stops.len().clamp(1, MOST_STOPS);
        match days.len() > most {
            true => {
                let mut faults = Faults::none();
                let place = match self.rule.dates {
                    Some(_) => "/dates",
                    None => "/to",
                };
                faults.add(place, Fault::new("too-many").fact("max", most));
                Err(faults)
            }
            false => Ok(days),
        }
    }
}

impl TourDaysRequest {
    /// The days of a rule, whose time is not asked for.
    #[must_use]
    pub fn of(rule: RuleRequest) -> Self {
        Self {
            unit: rule.unit,
            every: rule.every,
            weekdays: rule.weekdays,
            week: rule.week,
            dates: rule.dates,
            from: rule.from,
            to: rule.to,
        }
    }

    /// The rule of a series on the same days.
    #[must_use]
    pub fn at_some_time(&self) -> RuleRequest {
        let days = self.clone();
        RuleRequest {
            unit: days.unit,
            every: days.every,
            weekdays: days.weekdays,
            week: days.week,
            dates: days.dates,
            from: days.from,
            to: days.to,
            local_time: "12:00".to_owned(),
            minutes: 60,
        }
    }
}

impl StopRequest {
    /// The session that it is, on a day that is as good as any other.
    #[must_use]
    pub fn session(&self, template: &SessionRequest) -> SessionRequest {
        let place = match &self.place {
            Value::Null => json!(""),
            said => said.clone(),
        };
        SessionRequest {
            place: Some(place),
            lat: self.lat,
            lon: self.lon,
            local_time: Some(self.local_time.clone()),
            minutes: Some(self.minutes),
            ..template.clone()
        }
    }
}

impl StopOfDayRequest {
    #[must_use]
    pub fn at(start: NaiveDateTime) -> Self {
        Self {
            local_date: start.date().to_string(),
            local_time: start.format("%H:%M").to_string(),
        }
    }

    fn start(&self, place: &str, faults: &mut Faults) -> Option<NaiveDateTime> {
        let date = faults.take(&format!("{place}/localDate"), parse_date(&self.local_date));
        let time = faults.take(&format!("{place}/localTime"), parse_time(&self.local_time));
        Some(date?.and_time(time?))
    }
}

/// When the stops of a list begin.
pub fn starts_of(
    place: &str,
    given: &[StopOfDayRequest],
    faults: &mut Faults,
) -> Vec<NaiveDateTime> {
    if given.len() > MOST_DATES {
        faults.add(place, Fault::new("too-many").fact("max", MOST_DATES));
        return Vec::new();
    }
    let starts = given.iter().enumerate();
    starts
        .filter_map(|(index, stop)| stop.start(&format!("{place}/{index}"), faults))
        .collect()
}
