//! The rows of a planned session: itself, its links, its organisers and what it occupies.

use std::ops::Bound;

use chrono::{DateTime, Days, NaiveDate, NaiveTime, Utc};
use diesel::prelude::*;
use serde_json::{Value, json};
use uuid::Uuid;

use crate::demo::error::DemoError;
use crate::demo::places::organisations::DemoOrganisations;
use crate::demo::places::venues::DemoVenues;
use crate::demo::sessions::campaigns::{PAST_CAMPAIGN, PAST_EDITION, edition_id};
use crate::demo::sessions::timetable::PlannedSession;
use crate::demo::source::data::TextRecord;
use crate::platform::ids::{EditionId, OrganisationId, RoomId, SessionId, StaffId, VenueId};
use crate::schema::{
    occupations, session_editions, session_helpers, session_limits, session_organisers,
    session_texts, sessions,
};
use crate::session::Arrangement;
use crate::session::Audience;
use crate::session::OrganiserRole;
use crate::session::ResourceKind;
use crate::session::SessionKind;
use crate::session::SessionMode;
use crate::session::StoredStatus;

#[derive(Insertable)]
#[diesel(table_name = sessions)]
pub struct DemoSessionRow {
    id: SessionId,
    organisation_id: OrganisationId,
    venue_id: VenueId,
    room_id: Option<RoomId>,
    municipality_id: i32,
    course_id: Option<SessionId>,
    kind: SessionKind,
    mode: SessionMode,
    status: StoredStatus,
    starts_at: DateTime<Utc>,
    ends_at: DateTime<Utc>,
    time_zone: String,
    local_date: NaiveDate,
    local_time: NaiveTime,
    arrangement: Arrangement,
    audience: Audience,
    clash_group: SessionId,
    created_at: DateTime<Utc>,
    updated_at: DateTime<Utc>,
}

#[derive(Insertable)]
#[diesel(table_name = session_texts)]
pub struct DemoTextsRow {
    session_id: SessionId,
    organisation_id: OrganisationId,
    title: Value,
    description: Option<Value>,
    cancel_reason: Option<Value>,
    languages: Vec<String>,
    topics: Vec<String>,
}

/// The rules that the columns have by themselves.
#[derive(Insertable)]
#[diesel(table_name = session_limits)]
pub struct DemoRulesRow {
    session_id: SessionId,
    organisation_id: OrganisationId,
}

#[derive(Insertable)]
#[diesel(table_name = session_editions)]
pub struct DemoSessionEditionRow {
    session_id: SessionId,
    edition_id: EditionId,
    organisation_id: OrganisationId,
}

#[derive(Insertable)]
#[diesel(table_name = session_organisers)]
pub struct DemoOrganiserRow {
    session_id: SessionId,
    position: i32,
    organisation_id: OrganisationId,
    organiser_id: Option<OrganisationId>,
    name: String,
    role: OrganiserRole,
}

#[derive(Insertable)]
#[diesel(table_name = session_helpers)]
pub struct DemoSessionHelperRow {
    session_id: SessionId,
    staff_id: StaffId,
    organisation_id: OrganisationId,
}

#[derive(Insertable)]
#[diesel(table_name = occupations)]
pub struct DemoOccupationRow {
    session_id: SessionId,
    resource: Uuid,
    resource_kind: ResourceKind,
    organisation_id: OrganisationId,
    span: (Bound<DateTime<Utc>>, Bound<DateTime<Utc>>),
    clash_group: SessionId,
}

/// The rows of all sessions, without their seat counters.
#[derive(Default)]
pub struct SessionRows {
    pub sessions: Vec<DemoSessionRow>,
    pub texts: Vec<DemoTextsRow>,
    pub rules: Vec<DemoRulesRow>,
    pub editions: Vec<DemoSessionEditionRow>,
    pub organisers: Vec<DemoOrganiserRow>,
    pub helpers: Vec<DemoSessionHelperRow>,
    pub occupations: Vec<DemoOccupationRow>,
}

pub struct SessionWriter<'a> {
    pub organisations: &'a DemoOrganisations,
    pub venues: &'a DemoVenues,
    pub texts: &'a [TextRecord],
    pub now: DateTime<Utc>,
}

/// An organisation that arranges a session.
struct DemoOrganiser {
    /// None for a partner that is no organisation of the demo.
    id: Option<OrganisationId>,
    name: String,
    role: OrganiserRole,
}

impl SessionWriter<'_> {
    /// The rows of all sessions; a course comes before its meetings.
    pub fn rows(&self, planned: &[PlannedSession<'_>]) -> Result<SessionRows, DemoError> {
        let mut rows = SessionRows::default();
        for session in planned {
            rows.sessions.push(self.session(session)?);
            rows.texts.push(self.texts(session)?);
            rows.rules.push(DemoRulesRow {
                session_id: session.id,
                organisation_id: self.organisations.get(&session.owner)?.id,
            });
            self.add_links(session, &mut rows)?;
        }
        Ok(rows)
    }

    fn session(&self, planned: &PlannedSession<'_>) -> Result<DemoSessionRow, DemoError> {
        let (offer, owner) = (planned.offer, self.organisations.get(&planned.owner)?);
        let venue = self.venues.venue(&offer.venue)?;
        let written_at = self.now.min(planned.starts_at - Days::new(28));
        Ok(DemoSessionRow {
            id: planned.id,
            organisation_id: owner.id,
            venue_id: venue.id,
            room_id: planned.room,
            municipality_id: venue.municipality_id,
            course_id: planned.course,
            kind: SessionKind::parse(&offer.kind)?,
            mode: if offer.seats.is_some() {
                SessionMode::Booking
            } else {
                SessionMode::DropIn
            },
            status: status(&offer.state),
            starts_at: planned.starts_at,
            ends_at: planned.ends_at,
            time_zone: planned.zone.to_string(),
            local_date: planned.date,
            local_time: planned.time,
            arrangement: arrangement(planned),
            audience: if offer.state == "internal" {
                Audience::Internal
            } else {
                Audience::Public
            },
            clash_group: planned.id,
            created_at: written_at,
            updated_at: written_at,
        })
    }

    /// Title and description are in the country's language and in English.
    fn texts(&self, planned: &PlannedSession<'_>) -> Result<DemoTextsRow, DemoError> {
        let (offer, owner) = (planned.offer, self.organisations.get(&planned.owner)?);
        let unknown = || DemoError::SourceData(format!("no text {}", offer.text));
        let text = self
            .texts
            .iter()
            .find(|text| text.key == offer.text)
            .ok_or_else(unknown)?;
        let (tag, title, about) = match owner.country.as_str() {
            "NO" => ("nb", &text.nb, &text.about_nb),
            _ => ("sv", &text.sv, &text.about_sv),
        };
        Ok(DemoTextsRow {
            session_id: planned.id,
            organisation_id: owner.id,
            title: json!({ tag: title, "en": text.en }),
            description: (!about.is_empty()).then(|| json!({ tag: about, "en": text.about_en })),
            cancel_reason: (offer.state == "cancelled").then(reason),
            languages: words(&offer.languages),
            topics: words(&offer.topics),
        })
    }

    fn add_links(
        &self,
        planned: &PlannedSession<'_>,
        rows: &mut SessionRows,
    ) -> Result<(), DemoError> {
        let owner = self.organisations.get(&planned.owner)?;
        let (session_id, organisation_id) = (planned.id, owner.id);
        if planned.in_edition() {
            let edition_id = edition_id(PAST_CAMPAIGN, PAST_EDITION);
            rows.editions.push(DemoSessionEditionRow {
                session_id,
                edition_id,
                organisation_id,
            });
        }
        let alone = planned.offer.partner.is_none();
        let organisers = self.organisers(planned)?.into_iter().filter(|_| !alone);
        for (position, organiser) in (0..).zip(organisers) {
            rows.organisers.push(DemoOrganiserRow {
                session_id,
                position,
                organisation_id,
                organiser_id: organiser.id,
                name: organiser.name,
                role: organiser.role,
            });
        }
        let helper = |staff_id: &StaffId| DemoSessionHelperRow {
            session_id,
            staff_id: *staff_id,
            organisation_id,
        };
        rows.helpers.extend(planned.helpers.iter().map(helper));
        rows.occupations
            .extend(planned.occupies.iter().map(|resource| DemoOccupationRow {
                session_id,
                resource: resource.id,
                resource_kind: resource.kind,
                organisation_id,
                span: (
                    Bound::Included(planned.starts_at),
                    Bound::Excluded(planned.ends_at),
                ),
                clash_group: session_id,
            }));
        Ok(())
    }

    /// The owner and the partner, or the guest who comes to the venue's own organisation.
    fn organisers(&self, planned: &PlannedSession<'_>) -> Result<Vec<DemoOrganiser>, DemoError> {
        let owner = self.organisations.get(&planned.owner)?;
        let role = if planned.offer.state == "guest" {
            OrganiserRole::Guest
        } else {
            OrganiserRole::Owner
        };
        let mut organisers = vec![DemoOrganiser {
            id: Some(owner.id),
            name: owner.name.clone(),
            role,
        }];
        if let Some(partner) = planned
            .offer
            .partner
            .as_ref()
            .filter(|_| role == OrganiserRole::Owner)
        {
            organisers.push(DemoOrganiser {
                id: None,
                name: partner.clone(),
                role: OrganiserRole::Partner,
            });
        }
        Ok(organisers)
    }
}

/// A session whose state says something else is published.
fn status(state: &str) -> StoredStatus {
    StoredStatus::parse(state).unwrap_or(StoredStatus::Published)
}

fn arrangement(planned: &PlannedSession<'_>) -> Arrangement {
    match (planned.offer.state.as_str(), &planned.offer.partner) {
        ("guest", _) => Arrangement::OthersAlone,
        (_, Some(_)) => Arrangement::WithOthers,
        _ => Arrangement::Own,
    }
}

fn reason() -> Value {
    json!({ "sv": "Handledaren är sjuk.", "en": "The helper is ill." })
}

fn words(text: &str) -> Vec<String> {
    text.split_whitespace().map(str::to_owned).collect()
}
