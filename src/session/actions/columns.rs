//! The columns of `sessions` that a request decides, for insert and update alike.
//! A course's own row and each meeting's differ in their timing alone.

use chrono::{DateTime, Utc};
use diesel::prelude::*;

use crate::platform::ids::{OrganisationId, RoomId, SessionId, VenueId};
use crate::schema::sessions;
use crate::session::model::{Arrangement, Audience, Margins, SessionKind, SessionMode, Timing};
use crate::session::plan::new_session::NewSession;
use crate::session::resources::occupation::Occupant;

#[derive(Debug, Clone, Insertable, AsChangeset)]
#[diesel(table_name = sessions, treat_none_as_null = true)]
pub struct SessionColumns<'a> {
    organisation_id: OrganisationId,
    venue_id: VenueId,
    room_id: Option<RoomId>,
    municipality_id: i32,
    kind: SessionKind,
    mode: SessionMode,
    #[diesel(embed)]
    timing: Timing,
    #[diesel(embed)]
    margins: Margins,
    time_zone: &'a str,
    arrangement: Arrangement,
    audience: Audience,
    booking_opens_at: Option<DateTime<Utc>>,
    booking_closes_at: Option<DateTime<Utc>>,
}

impl NewSession {
    #[must_use]
    pub fn columns(&self, timing: Timing) -> SessionColumns<'_> {
        let plan = &self.plan;
        SessionColumns {
            organisation_id: self.owner.organisation.id,
            venue_id: self.owner.venue.id,
            room_id: self.references.room.as_ref().map(|room| room.id),
            municipality_id: self.owner.venue.municipality_id,
            kind: plan.kind,
            mode: plan.mode,
            timing,
            margins: plan.margins,
            time_zone: &self.owner.venue.time_zone,
            arrangement: plan.arrangement,
            audience: plan.audience,
            booking_opens_at: plan.opens_at,
            booking_closes_at: plan.rules.closes_at(plan.closes_at, timing.starts_at),
        }
    }

    /// Who occupies the room, the helpers and the equipment.
    #[must_use]
    pub fn occupant(&self, session: SessionId, clash_group: SessionId, timing: Timing) -> Occupant {
        Occupant {
            session,
            organisation: self.owner.organisation.id,
            clash_group,
            span: self.plan.margins.around(timing),
            clash_allowed: self.plan.clash_allowed.is_some(),
        }
    }
}
