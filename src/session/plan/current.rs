//! A stored session as the request that would make it, so that a patch can be merged into it.
//! A new field of a session is written here too, or a patch of another field would erase it.

use chrono::{DateTime, NaiveDate, NaiveTime, Utc};
use serde_json::{Value, json};

use super::organisers::arrangement_of;
use super::request::{AgesRequest, MeetingRequest, OrganiserRequest, SessionRequest, UsesRequest};
use crate::platform::ids::StaffId;
use crate::platform::text::LocalText;
use crate::platform::time::{Occurrence, Zone, resolve};
use crate::session::equipment::used::UsedEquipment;
use crate::session::list::related::{Organiser, OrganiserRole, Related};
use crate::session::list::rows::SessionRow;
use crate::venue::{TopicRule, TopicRuleRequest};

/// Everything that is stored about a session and that a request can write.
#[derive(Debug, Clone, Copy)]
pub struct CurrentSession<'a> {
    pub row: &'a SessionRow,
    pub related: &'a Related,
    pub helpers: &'a [StaffId],
    pub equipment: &'a [UsedEquipment],
    /// Its exceptions of topics.
    pub topics: &'a [TopicRule],
}

impl CurrentSession<'_> {
    #[must_use]
    pub fn to_request(self) -> SessionRequest {
        let session = &self.row.session;
        let (texts, rules) = (&session.texts, &session.rules);
        let particulars = &texts.particulars;
        let zone = &session.time_zone;
        let meetings = self.related.meetings.get(&session.id).map(|all| {
            all.iter()
                .map(|one| MeetingRequest {
                    local_date: one.local_date.to_string(),
                    local_time: format_time(one.local_time),
                    occurrence: Some(occurrence(
                        one.local_date,
                        one.local_time,
                        one.starts_at,
                        zone,
                    )),
                    minutes: (one.ends_at - one.starts_at).num_minutes(),
                })
                .collect()
        });
        let single = meetings.is_none();
        let organisers = self.organisers();
        SessionRequest {
            venue_id: session.venue_id.to_string(),
            title: json!(texts.title),
            kind: session.kind.to_string(),
            mode: Some(session.mode.to_string()),
            local_date: single.then(|| session.timing.local_date.to_string()),
            local_time: single.then(|| format_time(session.timing.local_time)),
            occurrence: single.then(|| {
                occurrence(
                    session.timing.local_date,
                    session.timing.local_time,
                    session.timing.starts_at,
                    zone,
                )
            }),
            minutes: single.then(|| session.length().num_minutes()),
            seats_total: self.row.seats.total.map(i64::from),
            description: text(texts.description.as_ref()),
            room: session.room_id.map(|id| id.to_string()),
            organisation: Some(self.row.owner.slug.clone()),
            languages: Some(texts.languages.clone()),
            topics: Some(texts.topics.clone()),
            topic_policy: Some(self.topics.iter().map(TopicRuleRequest::from).collect()),
            audience: Some(session.audience.to_string()),
            waitlist: Some(rules.waitlist),
            promotion: Some(rules.promotion.to_string()),
            offer_minutes: Some(i64::from(rules.offer_minutes)),
            promotion_ends_minutes_before: Some(i64::from(rules.promotion_ends_minutes_before)),
            booking_opens_at: session.booking_opens_at.map(|at| at.to_rfc3339()),
            // A closing time that follows from the lead is left to the lead.
            booking_closes_at: session
                .booking_closes_at
                .filter(|at| rules.lead_at(session.timing.starts_at) != Some(*at))
                .map(|at| at.to_rfc3339()),
            lead_minutes: rules.lead_minutes.map(i64::from),
            seats_per_booking: rules.seats_per_booking.map(i64::from),
            bookings_per_contact: rules.bookings_per_contact.map(i64::from),
            desk_seats: rules.desk_seats.map(i64::from),
            desk_until_minutes_before: rules.desk_until_minutes_before.map(i64::from),
            fee: text(texts.fee.as_ref()),
            place: text(particulars.place.as_ref()),
            lat: particulars.position().map(|(lat, _)| lat),
            lon: particulars.position().map(|(_, lon)| lon),
            kind_name: text(particulars.kind_name.as_ref()),
            bring: text(particulars.bring.as_ref()),
            ages: Some(AgesRequest {
                from: particulars.age_from.map(i64::from),
                to: particulars.age_to.map(i64::from),
                words: text(particulars.age_words.as_ref()),
            })
            .filter(|ages| *ages != AgesRequest::default()),
            target_groups: Some(particulars.target_groups.clone()),
            devices: Some(particulars.devices.clone()),
            online_address: particulars.online_address.clone(),
            arrangement: (session.arrangement != arrangement_of(&organisers))
                .then(|| session.arrangement.to_string()),
            organisers: Some(organisers),
            meetings,
            helpers: Some(self.helpers.iter().map(StaffId::to_string).collect()),
            clash_allowed: None,
            equipment: Some(self.equipment.iter().map(uses).collect()),
            set_up_minutes: Some(session.margins.set_up_minutes.into()),
            clearing_minutes: Some(session.margins.clearing_minutes.into()),
            campaigns: self.related.editions.get(&session.id).cloned(),
        }
    }
}

impl CurrentSession<'_> {
    /// Whoever arranges it beside its owner.
    fn organisers(self) -> Vec<OrganiserRequest> {
        let all = self.related.organisers.get(&self.row.session.id);
        let others = all
            .into_iter()
            .flatten()
            .filter(|one| one.role != OrganiserRole::Owner);
        let request = |one: &Organiser| OrganiserRequest {
            name: Some(one.name.clone()),
            organisation: one.slug.clone(),
            role: one.role.to_string(),
        };
        others.map(request).collect()
    }
}

fn uses(one: &UsedEquipment) -> UsesRequest {
    UsesRequest {
        id: one.id.to_string(),
        count: one.count.into(),
    }
}

fn text(text: Option<&LocalText>) -> Option<Value> {
    text.map(|text| json!(text))
}

fn format_time(time: NaiveTime) -> String {
    time.format("%H:%M").to_string()
}

/// Which of the two a wall time was that comes twice; harmless where it comes once.
fn occurrence(date: NaiveDate, time: NaiveTime, at: DateTime<Utc>, zone: &str) -> String {
    let first = Zone::parse(zone).and_then(|tz| resolve(date, time, tz, Some(Occurrence::First)));
    let word = if first == Ok(at) { "first" } else { "second" };
    word.to_owned()
}
