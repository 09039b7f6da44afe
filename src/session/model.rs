//! The session's row, with its texts and its booking rules, and what it says of itself: status,
//! visibility, timing. Every other file of the slice builds on it.

use chrono::{DateTime, NaiveDate, NaiveTime, TimeDelta, Utc};
use diesel::prelude::*;
use uuid::Uuid;

use super::rules::BookingRules;
use super::texts::SessionTexts;
use crate::platform::auth::Target;
use crate::platform::ids::{OrganisationId, VenueId};
use crate::schema::sessions;

pub const KINDS: [&str; 15] = [
    "one-to-one",
    "drop-in",
    "lecture",
    "workshop",
    "course",
    "fair",
    "cafe",
    "open-house",
    "home-visit",
    "phone",
    "outreach",
    "focus-group",
    "internal-training",
    "children",
    "debate",
];

/// Read from `query::joined`. The columns' meanings stand in the migration and in the API's
/// documentation.
#[derive(Debug, Clone, Queryable, Selectable)]
#[diesel(table_name = sessions, check_for_backend(diesel::pg::Pg))]
pub struct Session {
    pub id: Uuid,
    pub organisation_id: Uuid,
    pub venue_id: Uuid,
    pub room_id: Option<Uuid>,
    pub municipality_id: i32,
    pub course_id: Option<Uuid>,
    pub kind: String,
    pub mode: String,
    pub status: String,
    #[diesel(embed)]
    pub timing: Timing,
    pub time_zone: String,
    pub arrangement: String,
    pub audience: String,
    pub booking_opens_at: Option<DateTime<Utc>>,
    pub booking_closes_at: Option<DateTime<Utc>>,
    pub clash_group: Uuid,
    pub version: i32,
    pub created_at: DateTime<Utc>,
    pub updated_at: DateTime<Utc>,
    #[diesel(embed)]
    pub texts: SessionTexts,
    #[diesel(embed)]
    pub rules: BookingRules,
}

/// When a session is: by the venue's clock, and as instants.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Queryable, Selectable, Insertable, AsChangeset)]
#[diesel(table_name = sessions, check_for_backend(diesel::pg::Pg))]
pub struct Timing {
    pub local_date: NaiveDate,
    pub local_time: NaiveTime,
    pub starts_at: DateTime<Utc>,
    pub ends_at: DateTime<Utc>,
}

impl Timing {
    /// A course lasts from its first meeting's start to its last one's end.
    pub fn of_course(meetings: &[Self]) -> Option<Self> {
        let first = meetings.iter().min_by_key(|timing| timing.starts_at)?;
        let ends_at = meetings.iter().map(|timing| timing.ends_at).max()?;
        Some(Self { ends_at, ..*first })
    }
}

/// Where a session is in its life; `Past` is computed and never stored.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Status {
    Draft,
    /// Waiting for somebody who may publish it.
    Proposed,
    Published,
    Cancelled,
    /// Published and over.
    Past,
}

impl Status {
    /// The word of the API, where a past session is `held`.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Draft => "draft",
            Self::Proposed => "proposed",
            Self::Published => "published",
            Self::Cancelled => "cancelled",
            Self::Past => "held",
        }
    }
}

impl Session {
    #[must_use]
    pub fn status(&self, now: DateTime<Utc>) -> Status {
        match self.status.as_str() {
            "draft" => Status::Draft,
            "proposed" => Status::Proposed,
            "cancelled" => Status::Cancelled,
            _ if self.timing.ends_at <= now => Status::Past,
            _ => Status::Published,
        }
    }

    /// Whether everybody may know of it.
    #[must_use]
    pub fn is_public(&self) -> bool {
        self.audience == "public" && matches!(self.status.as_str(), "published" | "cancelled")
    }

    /// Nobody books it: people just come.
    #[must_use]
    pub fn is_drop_in(&self) -> bool {
        self.mode == "drop-in"
    }

    /// When booking ends: the start unless staff chose a time.
    #[must_use]
    pub fn closes_at(&self) -> DateTime<Utc> {
        self.booking_closes_at.unwrap_or(self.timing.starts_at)
    }

    #[must_use]
    pub fn length(&self) -> TimeDelta {
        self.timing.ends_at - self.timing.starts_at
    }

    #[must_use]
    pub fn local_end(&self) -> NaiveTime {
        self.timing.local_time + self.length()
    }

    /// What a scope must cover; `helps` says whether the caller helps in this session.
    #[must_use]
    pub fn target(&self, helps: bool) -> Target {
        Target {
            organisation: OrganisationId(self.organisation_id),
            venue: Some(VenueId(self.venue_id)),
            helps,
        }
    }
}
