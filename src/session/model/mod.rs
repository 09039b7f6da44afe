//! The session's row, with its texts and its booking rules, and what it says of itself: status,
//! visibility, timing. Every other file of the slice builds on it.

mod kind;
mod margins;
mod status;
mod timing;

use chrono::{DateTime, TimeDelta, Utc};
use diesel::prelude::*;

pub use kind::{Arrangement, Audience, SessionKind, SessionMode};
pub use margins::{Margins, Span};
pub use status::{Status, StoredStatus};
pub use timing::{LONGEST, MAX_MINUTES, Timing};

use super::booking_rules::BookingRules;
use super::texts::SessionTexts;
use crate::platform::auth::Target;
use crate::platform::ids::{OrganisationId, RoomId, SeriesId, SessionId, VenueId};
use crate::platform::time::{LocalSpan, Zone};
use crate::schema::sessions;

/// Read from `query::joined`. The columns' meanings stand in the migration and in the API's
/// documentation.
#[derive(Debug, Clone, Queryable, Selectable)]
#[diesel(table_name = sessions, check_for_backend(diesel::pg::Pg))]
pub struct Session {
    pub id: SessionId,
    pub organisation_id: OrganisationId,
    pub venue_id: VenueId,
    pub room_id: Option<RoomId>,
    pub municipality_id: i32,
    pub course_id: Option<SessionId>,
    pub series_id: Option<SeriesId>,
    pub kind: SessionKind,
    pub mode: SessionMode,
    pub status: StoredStatus,
    #[diesel(embed)]
    pub timing: Timing,
    #[diesel(embed)]
    pub margins: Margins,
    pub time_zone: String,
    pub arrangement: Arrangement,
    pub audience: Audience,
    pub booking_opens_at: Option<DateTime<Utc>>,
    pub booking_closes_at: Option<DateTime<Utc>>,
    pub clash_group: SessionId,
    pub version: i32,
    pub created_at: DateTime<Utc>,
    pub updated_at: DateTime<Utc>,
    #[diesel(embed)]
    pub texts: SessionTexts,
    #[diesel(embed)]
    pub rules: BookingRules,
}

impl Session {
    #[must_use]
    pub fn status(&self, now: DateTime<Utc>) -> Status {
        match self.status {
            StoredStatus::Draft => Status::Draft,
            StoredStatus::Proposed => Status::Proposed,
            StoredStatus::Cancelled => Status::Cancelled,
            StoredStatus::Published if self.timing.ends_at <= now => Status::Past,
            StoredStatus::Published => Status::Published,
        }
    }

    /// Whether everybody may know of it.
    #[must_use]
    pub fn is_public(&self) -> bool {
        self.audience == Audience::Public
            && matches!(
                self.status,
                StoredStatus::Published | StoredStatus::Cancelled
            )
    }

    /// Nobody books it: people just come.
    #[must_use]
    pub fn is_drop_in(&self) -> bool {
        self.mode == SessionMode::DropIn
    }

    /// Whether it has started, and people may come without having booked. A course is followed from its first
    /// meeting on.
    #[must_use]
    pub fn is_walked_into(&self, now: DateTime<Utc>) -> bool {
        let is_course = self.kind == SessionKind::Course;
        self.kind.is_visited() && !is_course && self.timing.starts_at <= now
    }

    /// When booking ends: the start unless staff chose a time.
    #[must_use]
    pub fn closes_at(&self) -> DateTime<Utc> {
        self.booking_closes_at.unwrap_or(self.timing.starts_at)
    }

    /// Whether whoever waits can still get a freed place without asking for it.
    #[must_use]
    pub fn queue_moves(&self, now: DateTime<Utc>) -> bool {
        self.status(now) == Status::Published
            && now < self.rules.queue_ends_at(self.timing.starts_at)
    }

    #[must_use]
    pub fn length(&self) -> TimeDelta {
        self.timing.ends_at - self.timing.starts_at
    }

    /// When it occupies room, helpers and equipment.
    #[must_use]
    pub fn occupied(&self) -> Span {
        self.margins.around(self.timing)
    }

    /// By the clock on its venue's wall.
    #[must_use]
    pub fn local_span(&self) -> LocalSpan {
        let zone = Zone::of_stored(&self.time_zone);
        LocalSpan::of(self.timing.starts_at, self.timing.ends_at, zone)
    }

    /// What a scope must cover; `helps` says whether the caller helps in this session.
    #[must_use]
    pub fn target(&self, helps: bool) -> Target {
        Target {
            organisation: self.organisation_id,
            venue: Some(self.venue_id),
            helps,
        }
    }
}
