//! A session as the API shows it, in the reader's language.

use chrono::{DateTime, NaiveDate, Utc};
use serde::Serialize;
use utoipa::ToSchema;
use uuid::Uuid;

use super::beside::{Beside, Meeting, Organiser};
use super::rows::{Full, Place, Room};
use crate::organisation::{Municipality, MunicipalityView, Organisation};
use crate::platform::i18n::Locale;
use crate::platform::text::LocalText;

/// A session.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
#[expect(missing_docs, reason = "the fields' meanings stand in api.md")]
pub struct SessionView {
    pub id: Uuid,
    pub title: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub description: Option<String>,
    /// The texts' language where it is not the one asked for.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub text_language: Option<String>,
    pub kind: String,
    pub mode: String,
    pub status: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub cancel_reason: Option<String>,
    pub starts_at: DateTime<Utc>,
    pub ends_at: DateTime<Utc>,
    pub time_zone: String,
    pub local_date: NaiveDate,
    #[schema(example = "13:00")]
    pub local_time: String,
    pub venue: SessionVenueView,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub room: Option<SessionRoomView>,
    pub organisation: OwnerView,
    pub arrangement: String,
    pub organisers: Vec<OrganiserView>,
    /// Null where nobody books: at a drop-in, and in one meeting of a course.
    pub seats_total: Option<i32>,
    pub seats_free: Option<i32>,
    /// Bookings in the queue.
    pub waiting: i32,
    pub waitlist: bool,
    pub promotion: String,
    pub offer_minutes: i32,
    pub promotion_ends_minutes_before: i32,
    pub languages: Vec<String>,
    pub topics: Vec<String>,
    pub audience: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub fee: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub booking_opens_at: Option<DateTime<Utc>>,
    pub booking_closes_at: DateTime<Utc>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub course_id: Option<Uuid>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub meetings: Option<Vec<MeetingView>>,
    /// `slug/edition` of each campaign edition it belongs to.
    pub campaigns: Vec<String>,
    pub updated_at: DateTime<Utc>,
}

/// Where a session is.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct SessionVenueView {
    pub id: Uuid,
    pub slug: String,
    pub name: String,
    pub kind: String,
    pub municipality: MunicipalityView,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub address: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub phone: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub accessibility: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub text_language: Option<String>,
}

/// A session's room.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct SessionRoomView {
    pub id: Uuid,
    pub name: String,
}

/// Who runs a session and answers for it.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct OwnerView {
    pub slug: String,
    pub name: String,
}

/// One of those who arrange a session.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct OrganiserView {
    pub name: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub organisation: Option<String>,
    #[schema(example = "owner")]
    pub role: String,
}

/// One meeting of a course.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct MeetingView {
    pub session_id: Uuid,
    pub starts_at: DateTime<Utc>,
    pub ends_at: DateTime<Utc>,
    pub local_date: NaiveDate,
    pub local_time: String,
    /// Present where this meeting alone does not take place.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub cancelled: Option<bool>,
}

/// Chooses among a text's languages for one reader, and remembers where it had to fall back.
pub struct Words<'a> {
    asked: Locale,
    default: &'a str,
    fallback: Option<String>,
}

impl<'a> Words<'a> {
    /// For a reader, and texts whose first language is `default`.
    #[must_use]
    pub fn new(asked: Locale, default: &'a str) -> Self {
        Self {
            asked,
            default,
            fallback: None,
        }
    }

    /// The best text.
    pub fn pick(&mut self, text: &LocalText) -> String {
        let (text, tag) = text.best(&[self.asked.tag()], self.default);
        if tag != self.asked.tag() && self.fallback.is_none() {
            self.fallback = Some(tag.to_owned());
        }
        text.to_owned()
    }

    /// The first language fallen back to.
    #[must_use]
    pub fn fallback(self) -> Option<String> {
        self.fallback
    }
}

/// Shows a session.
#[must_use]
pub fn view(full: &Full, beside: &Beside, locale: Locale, now: DateTime<Utc>) -> SessionView {
    let session = &full.session;
    let mut words = Words::new(locale, full.owner.language());
    let title = words.pick(&session.title);
    let description = session.description.as_ref().map(|text| words.pick(text));
    let cancel_reason = session.cancel_reason.as_ref().map(|text| words.pick(text));
    let fee = session.fee.as_ref().map(|text| words.pick(text));
    let total = full.seats.total.filter(|_| !session.is_drop_in());
    SessionView {
        id: session.id,
        title,
        description,
        text_language: words.fallback(),
        kind: session.kind.clone(),
        mode: session.mode.clone(),
        status: session.status(now).name(),
        cancel_reason,
        starts_at: session.starts_at,
        ends_at: session.ends_at,
        time_zone: session.time_zone.clone(),
        local_date: session.local_date,
        local_time: session.local_time.format("%H:%M").to_string(),
        venue: place(&full.place, &full.town, full.owner.language(), locale),
        room: session
            .room_id
            .and_then(|id| beside.rooms.get(&id))
            .map(room),
        organisation: OwnerView {
            slug: full.owner.slug.clone(),
            name: full.owner.name.clone(),
        },
        arrangement: session.arrangement.clone(),
        organisers: organisers(beside.organisers.get(&session.id), &full.owner),
        seats_total: total,
        seats_free: total.map(|_| full.seats.free_for_all(now)),
        waiting: full.seats.waiting,
        waitlist: session.waitlist,
        promotion: session.promotion.clone(),
        offer_minutes: session.offer_minutes,
        promotion_ends_minutes_before: session.promotion_ends_minutes_before,
        languages: session.languages.clone(),
        topics: session.topics.clone(),
        audience: session.audience.clone(),
        fee,
        booking_opens_at: session.booking_opens_at,
        booking_closes_at: session.closes_at(),
        course_id: session.course_id,
        meetings: beside
            .meetings
            .get(&session.id)
            .map(|all| all.iter().map(|one| meeting(one, session)).collect()),
        campaigns: beside
            .editions
            .get(&session.id)
            .cloned()
            .unwrap_or_default(),
        updated_at: session.updated_at,
    }
}

fn place(place: &Place, town: &Municipality, default: &str, locale: Locale) -> SessionVenueView {
    let mut words = Words::new(locale, default);
    SessionVenueView {
        id: place.id,
        slug: place.slug.clone(),
        name: place.name.clone(),
        kind: place.kind.clone(),
        municipality: MunicipalityView::from(town),
        address: place.address.clone(),
        phone: place.phone.clone(),
        accessibility: place.accessibility.as_ref().map(|text| words.pick(text)),
        text_language: words.fallback(),
    }
}

fn room(room: &Room) -> SessionRoomView {
    SessionRoomView {
        id: room.id,
        name: room.name.clone(),
    }
}

/// Those who were written down, or the owner alone.
fn organisers(written: Option<&Vec<Organiser>>, owner: &Organisation) -> Vec<OrganiserView> {
    match written {
        Some(all) => all.iter().map(organiser).collect(),
        None => vec![OrganiserView {
            name: owner.name.clone(),
            organisation: Some(owner.slug.clone()),
            role: "owner".to_owned(),
        }],
    }
}

fn organiser(one: &Organiser) -> OrganiserView {
    OrganiserView {
        name: one.name.clone(),
        organisation: one.slug.clone(),
        role: one.role.clone(),
    }
}

fn meeting(one: &Meeting, course: &super::Session) -> MeetingView {
    let alone = one.status == "cancelled" && course.status != "cancelled";
    MeetingView {
        session_id: one.id,
        starts_at: one.starts_at,
        ends_at: one.ends_at,
        local_date: one.local_date,
        local_time: one.local_time.format("%H:%M").to_string(),
        cancelled: alone.then_some(true),
    }
}
