//! The session's row and its pure rules.

use chrono::{DateTime, NaiveDate, NaiveTime, TimeDelta, Utc};
use diesel::prelude::*;
use uuid::Uuid;

use crate::platform::auth::Target;
use crate::platform::ids::{OrganisationId, VenueId};
use crate::platform::text::LocalText;
use crate::schema::sessions;

/// The kinds a session can be.
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

/// A session as it is stored.
#[derive(Debug, Clone, Queryable, Selectable, Identifiable)]
#[diesel(table_name = sessions, check_for_backend(diesel::pg::Pg))]
#[expect(
    missing_docs,
    reason = "the columns' meanings stand in the migration and in api.md"
)]
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
    pub title: LocalText,
    pub description: Option<LocalText>,
    pub starts_at: DateTime<Utc>,
    pub ends_at: DateTime<Utc>,
    pub time_zone: String,
    pub local_date: NaiveDate,
    pub local_time: NaiveTime,
    pub arrangement: String,
    pub waitlist: bool,
    pub promotion: String,
    pub offer_minutes: i32,
    pub promotion_ends_minutes_before: i32,
    pub languages: Vec<String>,
    pub topics: Vec<String>,
    pub audience: String,
    pub fee: Option<LocalText>,
    pub booking_opens_at: Option<DateTime<Utc>>,
    pub booking_closes_at: Option<DateTime<Utc>>,
    pub cancel_reason: Option<LocalText>,
    pub clash_group: Uuid,
    pub edit: i32,
    pub created_at: DateTime<Utc>,
    pub updated_at: DateTime<Utc>,
}

/// Where a session is in its life; `Held` is computed and never stored.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Status {
    /// Being written.
    Draft,
    /// Waiting for somebody who may publish.
    Proposed,
    /// Open to its audience.
    Published,
    /// Called off.
    Cancelled,
    /// Published and over.
    Held,
}

impl Status {
    /// Its name in the API.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Draft => "draft",
            Self::Proposed => "proposed",
            Self::Published => "published",
            Self::Cancelled => "cancelled",
            Self::Held => "held",
        }
    }
}

impl Session {
    /// The status now.
    #[must_use]
    pub fn status(&self, now: DateTime<Utc>) -> Status {
        match self.status.as_str() {
            "draft" => Status::Draft,
            "proposed" => Status::Proposed,
            "cancelled" => Status::Cancelled,
            _ if self.ends_at <= now => Status::Held,
            _ => Status::Published,
        }
    }

    /// Whether everybody may know of it.
    #[must_use]
    pub fn is_public(&self) -> bool {
        self.audience == "public" && matches!(self.status.as_str(), "published" | "cancelled")
    }

    /// Whether nobody books it: people just come.
    #[must_use]
    pub fn is_drop_in(&self) -> bool {
        self.mode == "drop-in"
    }

    /// When booking ends: the start unless staff chose a time.
    #[must_use]
    pub fn closes_at(&self) -> DateTime<Utc> {
        self.booking_closes_at.unwrap_or(self.starts_at)
    }

    /// Its length.
    #[must_use]
    pub fn length(&self) -> TimeDelta {
        self.ends_at - self.starts_at
    }

    /// The local time it ends.
    #[must_use]
    pub fn local_end(&self) -> NaiveTime {
        self.local_time + self.length()
    }

    /// The session as a scope sees it; `helps` says whether the caller helps at it.
    #[must_use]
    pub fn target(&self, helps: bool) -> Target {
        Target {
            organisation: OrganisationId(self.organisation_id),
            venue: Some(VenueId(self.venue_id)),
            helps,
        }
    }
}
