//! Closed days as the API shows them.

use chrono::{NaiveDate, NaiveTime};
use serde::Serialize;
use utoipa::ToSchema;
use uuid::Uuid;

use super::store::ClosedDays;
use crate::platform::schemas::WallTime;
use crate::platform::text::LocalText;

/// Days on which a venue, or every venue of an organisation, is closed or open for a part of the day.
#[derive(Debug, Clone, PartialEq, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct ClosedDaysView {
    pub id: Uuid,
    /// Whose they are.
    pub organisation_id: Uuid,
    /// Where; without it they hold for every venue of the organisation.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub venue_id: Option<Uuid>,
    /// The first day.
    pub from: NaiveDate,
    /// The last day.
    pub to: NaiveDate,
    /// Why, in every language that was given.
    pub reason: LocalText,
    /// Of a short day.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(value_type = Option<WallTime>)]
    pub opens_at: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(value_type = Option<WallTime>)]
    pub closes_at: Option<String>,
}

impl ClosedDaysView {
    #[must_use]
    pub fn of(row: &ClosedDays) -> Self {
        let time = |at: Option<NaiveTime>| at.map(|at| at.format("%H:%M").to_string());
        Self {
            id: row.id.into(),
            organisation_id: row.organisation_id.into(),
            venue_id: row.venue_id.map(Into::into),
            from: row.first_day,
            to: row.last_day,
            reason: row.reason.clone(),
            opens_at: time(row.opens_at),
            closes_at: time(row.closes_at),
        }
    }
}
