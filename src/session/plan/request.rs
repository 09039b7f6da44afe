//! A session as staff write it: the JSON of a new one, and of a session before a merge patch.
//! The form of the desk fills the same struct.

use serde::{Deserialize, Serialize};
use serde_json::Value;
use utoipa::ToSchema;

use super::bounds;
use crate::platform::schemas::{EditionPath, SlugOrId, WallTime, WebAddress};
use crate::platform::text::{LanguageTag, Line120, Line300, LocalText, Tag};
use crate::platform::time::Occurrence;
use crate::session::booking_rules::Promotion;
use crate::session::equipment::request::Pieces;
use crate::session::list::related::OrganiserRole;
use crate::session::model::{Arrangement, Audience, SessionKind, SessionMode};
use crate::session::particulars::{Device, TargetGroup};
use crate::venue::TopicRuleRequest;

/// A new session. `title`, `description` and `fee` are a text, or a text per language.
#[derive(Debug, Clone, Default, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields, rename_all = "camelCase")]
pub struct SessionRequest {
    /// A slug or id.
    #[schema(value_type = SlugOrId)]
    pub venue_id: String,
    #[schema(value_type = LocalText)]
    pub title: Value,
    #[schema(value_type = SessionKind)]
    pub kind: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schema(value_type = Option<SessionMode>)]
    pub mode: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schema(value_type = Option<NaiveDate>)]
    pub local_date: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schema(value_type = Option<WallTime>)]
    pub local_time: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schema(value_type = Option<Occurrence>)]
    pub occurrence: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schema(value_type = Option<bounds::Minutes>)]
    pub minutes: Option<i64>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schema(value_type = Option<bounds::SeatsTotal>)]
    pub seats_total: Option<i64>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schema(value_type = Option<LocalText>)]
    pub description: Option<Value>,
    /// A room's id.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schema(value_type = Option<Uuid>)]
    pub room: Option<String>,
    /// Who runs it, a slug or id; the venue's own organisation unless given.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schema(value_type = Option<SlugOrId>)]
    pub organisation: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schema(value_type = Option<Vec<LanguageTag>>, max_items = 20)]
    pub languages: Option<Vec<String>>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schema(value_type = Option<Vec<Tag>>, max_items = 20)]
    pub topics: Option<Vec<String>>,
    /// What holds in this session alone, whatever its venue says of a topic: `helped` while a partner is present.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schema(max_items = 12)]
    pub topic_policy: Option<Vec<TopicRuleRequest>>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schema(value_type = Option<Audience>)]
    pub audience: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub waitlist: Option<bool>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schema(value_type = Option<Promotion>)]
    pub promotion: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schema(value_type = Option<bounds::OfferMinutes>)]
    pub offer_minutes: Option<i64>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schema(value_type = Option<bounds::Fortnight>)]
    pub promotion_ends_minutes_before: Option<i64>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schema(value_type = Option<DateTime<Utc>>)]
    pub booking_opens_at: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schema(value_type = Option<DateTime<Utc>>)]
    pub booking_closes_at: Option<String>,
    /// Minutes before the start after which only the desk books.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schema(value_type = Option<bounds::Month>)]
    pub lead_minutes: Option<i64>,
    /// The maximum of seats in one booking.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schema(value_type = Option<bounds::UpToFifty>)]
    pub seats_per_booking: Option<i64>,
    /// The maximum of active bookings that one contact may have in the session.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schema(value_type = Option<bounds::UpToFifty>)]
    pub bookings_per_contact: Option<i64>,
    /// The last free seats, which only the desk may give.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schema(value_type = Option<bounds::DeskSeats>)]
    pub desk_seats: Option<i64>,
    /// When those seats open to everybody, in minutes before the start.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schema(value_type = Option<bounds::Month>)]
    pub desk_until_minutes_before: Option<i64>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schema(value_type = Option<LocalText>)]
    pub fee: Option<Value>,
    /// Where it is, in words, where that is not the venue: its address and ways in are not told then.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schema(value_type = Option<LocalText>)]
    pub place: Option<Value>,
    /// Degrees north of the place in words; with `lon`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schema(minimum = -90, maximum = 90)]
    pub lat: Option<f64>,
    /// Degrees east of the place in words; with `lat`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schema(minimum = -180, maximum = 180)]
    pub lon: Option<f64>,
    /// What the organisation calls the kind: a "mobile café" that counts as drop-in.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schema(value_type = Option<LocalText>)]
    pub kind_name: Option<Value>,
    /// What to have along, instead of what is usual.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schema(value_type = Option<LocalText>)]
    pub bring: Option<Value>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub ages: Option<AgesRequest>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schema(value_type = Option<Vec<TargetGroup>>)]
    pub target_groups: Option<Vec<String>>,
    /// Which devices it is about.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schema(value_type = Option<Vec<Device>>)]
    pub devices: Option<Vec<String>>,
    /// Only those who are booked, and staff, are told.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schema(value_type = Option<WebAddress>)]
    pub online_address: Option<String>,
    /// Who arranges it; what the organisers say unless given.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schema(value_type = Option<Arrangement>)]
    pub arrangement: Option<String>,
    /// Who arranges it beside its owner, or in the owner's place; an owner among them is left out.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schema(max_items = 10)]
    pub organisers: Option<Vec<OrganiserRequest>>,
    /// Of a course; the top-level date is left out then.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schema(value_type = Option<Vec<MeetingRequest>>, min_items = 1, max_items = 100)]
    pub meetings: Option<Vec<MeetingRequest>>,
    /// Ids of staff.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schema(value_type = Option<Vec<Uuid>>)]
    pub helpers: Option<Vec<String>>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub clash_allowed: Option<ClashAllowedRequest>,
    /// What it uses of the venue's equipment, each kind once.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schema(max_items = 10)]
    pub equipment: Option<Vec<UsesRequest>>,
    /// So much earlier it occupies room, helpers and equipment; people are told the start.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schema(value_type = Option<bounds::Margin>)]
    pub set_up_minutes: Option<i64>,
    /// And so much longer.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schema(value_type = Option<bounds::Margin>)]
    pub clearing_minutes: Option<i64>,
    /// `slug/edition`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schema(value_type = Option<Vec<EditionPath>>)]
    pub campaigns: Option<Vec<String>>,
}

/// From which age and up to which, both included; `words` say it otherwise, or more.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct AgesRequest {
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schema(value_type = Option<bounds::Age>)]
    pub from: Option<i64>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schema(value_type = Option<bounds::Age>)]
    pub to: Option<i64>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schema(value_type = Option<LocalText>)]
    pub words: Option<Value>,
}

/// Who arranges a session beside its owner. One that is in the service is named by `organisation`.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct OrganiserRequest {
    /// Its organisation's unless given.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schema(value_type = Option<Line120>)]
    pub name: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schema(value_type = Option<SlugOrId>)]
    pub organisation: Option<String>,
    #[schema(value_type = OrganiserRole)]
    pub role: String,
}

/// One meeting of a new course.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields, rename_all = "camelCase")]
pub struct MeetingRequest {
    #[schema(value_type = NaiveDate)]
    pub local_date: String,
    #[schema(value_type = WallTime)]
    pub local_time: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schema(value_type = Option<Occurrence>)]
    pub occurrence: Option<String>,
    #[schema(value_type = bounds::Minutes)]
    pub minutes: i64,
}

/// So many of one kind of equipment.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct UsesRequest {
    #[schema(value_type = Uuid)]
    pub id: String,
    #[schema(value_type = Pieces)]
    pub count: i64,
}

/// Why a session may overlap another in its room, with its helper or with the equipment.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct ClashAllowedRequest {
    /// For the audit log.
    #[schema(value_type = Line300)]
    pub reason: String,
}
