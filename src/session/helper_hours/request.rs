//! Validates the JSON of a helper's hours, and finds the helper and the venue they are about.

use chrono::NaiveTime;
use diesel_async::AsyncPgConnection;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::store::HelperHours;
use crate::platform::auth::Scope;
use crate::platform::ids::{HelperHoursId, VenueId};
use crate::platform::problem::{Fault, Faults, NOT_FOUND, Problem};
use crate::platform::schemas::{SlugOrId, WallTime};
use crate::platform::time::{DayOfWeek, parse_time};
use crate::session::resources::who_helps::helper_within;
use crate::venue::find_venue_in_scope;

/// When a helper is at a venue, every week.
#[derive(Debug, Clone, Default, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields, rename_all = "camelCase")]
pub struct HelperHoursRequest {
    #[schema(value_type = Uuid)]
    pub staff_id: String,
    #[schema(value_type = DayOfWeek)]
    pub weekday: String,
    #[schema(value_type = WallTime)]
    pub from: String,
    #[schema(value_type = WallTime)]
    pub to: String,
    /// A slug or id.
    #[schema(value_type = SlugOrId)]
    pub venue: String,
}

/// A change to a helper's hours: a merge patch. Whose they are stays.
#[derive(Debug, Clone, Default, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields, rename_all = "camelCase", default)]
pub struct HelperHoursPatch {
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(value_type = Option<DayOfWeek>)]
    pub weekday: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(value_type = Option<WallTime>)]
    pub from: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(value_type = Option<WallTime>)]
    pub to: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(value_type = Option<SlugOrId>)]
    pub venue: Option<String>,
}

impl HelperHoursRequest {
    /// The hours, of somebody who works where the scope plans.
    ///
    /// # Errors
    /// 422 with every fault, 404 for a venue out of reach.
    pub async fn validate(
        &self,
        conn: &mut AsyncPgConnection,
        scope: &Scope,
    ) -> Result<HelperHours, Problem> {
        let mut faults = Faults::none();
        let week = WeekTime::read(&self.weekday, &self.from, &self.to, &mut faults);
        let helper = helper_within(conn, &self.staff_id, scope).await?;
        if helper.is_none() {
            faults.add("/staffId", Fault::new("unknown-staff"));
        }
        let venue = find_venue(conn, &self.venue, scope, &mut faults).await?;
        match (week, helper, venue) {
            (Some(week), Some((helper, organisation_id)), Some(venue_id)) => Ok(HelperHours {
                id: HelperHoursId::fresh(),
                organisation_id,
                staff_id: helper.id,
                venue_id,
                weekday: week.weekday,
                starts: week.starts,
                ends: week.ends,
                version: 1,
            }),
            _ => Err(faults.into()),
        }
    }
}

impl HelperHoursPatch {
    /// The hours after it.
    ///
    /// # Errors
    /// As [`HelperHoursRequest::validate`].
    pub async fn applied_to(
        &self,
        before: &HelperHours,
        conn: &mut AsyncPgConnection,
        scope: &Scope,
    ) -> Result<HelperHours, Problem> {
        let mut faults = Faults::none();
        let time = |time: NaiveTime| time.format("%H:%M").to_string();
        let weekday = self.weekday.as_deref().unwrap_or(before.weekday.name());
        let from = self.from.clone().unwrap_or_else(|| time(before.starts));
        let to = self.to.clone().unwrap_or_else(|| time(before.ends));
        let week = WeekTime::read(weekday, &from, &to, &mut faults);
        let venue = match &self.venue {
            Some(venue) => find_venue(conn, venue, scope, &mut faults).await?,
            None => Some(before.venue_id),
        };
        match (week, venue) {
            (Some(week), Some(venue_id)) => Ok(HelperHours {
                venue_id,
                weekday: week.weekday,
                starts: week.starts,
                ends: week.ends,
                ..before.clone()
            }),
            _ => Err(faults.into()),
        }
    }
}

async fn find_venue(
    conn: &mut AsyncPgConnection,
    slug_or_id: &str,
    scope: &Scope,
    faults: &mut Faults,
) -> Result<Option<VenueId>, Problem> {
    match find_venue_in_scope(conn, scope, slug_or_id).await {
        Ok(venue) => Ok(Some(venue.id)),
        Err(none) if *none.kind == NOT_FOUND => {
            faults.add("/venue", Fault::new("unknown-venue"));
            Ok(None)
        }
        Err(other) => Err(other),
    }
}

/// A part of a week.
struct WeekTime {
    weekday: DayOfWeek,
    starts: NaiveTime,
    ends: NaiveTime,
}

impl WeekTime {
    fn read(weekday: &str, from: &str, to: &str, faults: &mut Faults) -> Option<Self> {
        let weekday = faults.take("/weekday", DayOfWeek::parse(weekday));
        let starts = faults.take("/from", parse_time(from));
        let ends = faults.take("/to", parse_time(to));
        let (weekday, starts, ends) = (weekday?, starts?, ends?);
        if ends <= starts {
            faults.add("/to", Fault::new("ends-before-start"));
            return None;
        }
        Some(Self {
            weekday,
            starts,
            ends,
        })
    }
}
