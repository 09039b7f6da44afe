//! Helpers' weekly hours as the API shows them.

use serde::Serialize;
use utoipa::ToSchema;
use uuid::Uuid;

use super::store::NamedHours;
use crate::platform::schemas::{SlugOrId, WallTime};
use crate::platform::time::DayOfWeek;

/// From when to when a helper is at a venue on a weekday, by the venue's clock.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct HelperHoursView {
    pub id: Uuid,
    pub staff_id: Uuid,
    /// Who it is.
    pub name: String,
    pub weekday: DayOfWeek,
    #[schema(value_type = WallTime)]
    pub from: String,
    #[schema(value_type = WallTime)]
    pub to: String,
    /// The venue's slug.
    #[schema(value_type = SlugOrId)]
    pub venue: String,
}

impl HelperHoursView {
    #[must_use]
    pub fn of((hours, name, (venue, _)): &NamedHours) -> Self {
        Self {
            id: hours.id.into(),
            staff_id: hours.staff_id.into(),
            name: name.clone(),
            weekday: hours.weekday,
            from: hours.starts.format("%H:%M").to_string(),
            to: hours.ends.format("%H:%M").to_string(),
            venue: venue.clone(),
        }
    }
}
