//! Opening hours as the API shows them.

use chrono::NaiveDate;
use serde::Serialize;
use utoipa::ToSchema;

use super::week::{OpenSpan, OpeningHours, OpeningWeek};
use crate::platform::schemas::WallTime;
use crate::platform::time::DayOfWeek;

/// When a venue is open.
#[derive(Debug, Clone, PartialEq, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct OpeningHoursView {
    /// The usual week first, then periods in their order.
    pub weeks: Vec<OpeningWeekView>,
}

/// The hours of a week.
#[derive(Debug, Clone, PartialEq, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct OpeningWeekView {
    /// The first day on which they hold; without it they are usual.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub from: Option<NaiveDate>,
    /// The last day.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub to: Option<NaiveDate>,
    /// In order of days and times; a day without any is closed.
    pub hours: Vec<OpenSpanView>,
}

/// A part of a day in which the door is open.
#[derive(Debug, Clone, PartialEq, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct OpenSpanView {
    pub weekday: DayOfWeek,
    #[schema(value_type = WallTime)]
    pub opens_at: String,
    #[schema(value_type = WallTime)]
    pub closes_at: String,
    /// Whether staff are there.
    pub staffed: bool,
}

impl OpeningHoursView {
    #[must_use]
    pub fn of(hours: &OpeningHours) -> Self {
        Self {
            weeks: hours.weeks().iter().map(OpeningWeekView::of).collect(),
        }
    }
}

impl OpeningWeekView {
    fn of(week: &OpeningWeek) -> Self {
        let span = |(weekday, span): &(DayOfWeek, OpenSpan)| OpenSpanView {
            weekday: *weekday,
            opens_at: span.opens.format("%H:%M").to_string(),
            closes_at: span.closes.format("%H:%M").to_string(),
            staffed: span.staffed,
        };
        Self {
            from: week.period.map(|(from, _)| from),
            to: week.period.map(|(_, to)| to),
            hours: week.spans.iter().map(span).collect(),
        }
    }
}
