//! A session as the API answers it, in the reader's language.
//! Plain data; `assemble` fills it.

use chrono::{DateTime, NaiveDate, Utc};
use serde::Serialize;
use utoipa::ToSchema;
use uuid::Uuid;

use super::words::TextLanguages;
use crate::organisation::MunicipalityView;
use crate::platform::schemas::{WallTime, WebAddress};
use crate::platform::time::{whole_seconds, whole_seconds_if_any};
use crate::session::booking_rules::Promotion;
use crate::session::equipment::view::UsedEquipmentView;
use crate::session::list::related::OrganiserRole;
use crate::session::model::{Arrangement, Audience, SessionKind, SessionMode, Status};
use crate::session::particulars::{Device, TargetGroup};
use crate::venue::{TopicRuleView, VenueKind};

#[derive(Debug, Clone, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct SessionView {
    pub id: Uuid,
    pub title: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub description: Option<String>,
    /// The texts' language where it is not the reader's.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub text_language: Option<String>,
    /// Where the texts are in different languages: the language of each that is not in the reader's, by member.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(value_type = Option<std::collections::BTreeMap<String, String>>)]
    pub text_languages: Option<TextLanguages>,
    #[schema(value_type = SessionKind)]
    pub kind: String,
    #[schema(value_type = SessionMode)]
    pub mode: String,
    #[schema(value_type = Status)]
    pub status: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub cancel_reason: Option<String>,
    #[serde(serialize_with = "whole_seconds")]
    pub starts_at: DateTime<Utc>,
    #[serde(serialize_with = "whole_seconds")]
    pub ends_at: DateTime<Utc>,
    pub time_zone: String,
    pub local_date: NaiveDate,
    #[schema(value_type = WallTime)]
    pub local_time: String,
    pub venue: SessionVenueView,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub room: Option<SessionRoomView>,
    pub organisation: OwnerView,
    #[schema(value_type = Arrangement)]
    pub arrangement: String,
    pub organisers: Vec<OrganiserView>,
    /// Null where nobody books: in a drop-in, and in one meeting of a course.
    #[schema(required = true, minimum = 0)]
    pub seats_total: Option<i32>,
    #[schema(required = true, minimum = 0)]
    pub seats_free: Option<i32>,
    /// Bookings in the waiting list.
    #[schema(minimum = 0)]
    pub waiting: i32,
    pub waitlist: bool,
    #[schema(value_type = Promotion)]
    pub promotion: String,
    pub offer_minutes: i32,
    pub promotion_ends_minutes_before: i32,
    pub languages: Vec<String>,
    pub topics: Vec<String>,
    /// What holds of topics here: the session's own word, else its venue's. Not in lists; a topic that is not in it is
    /// helped.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub topic_policy: Option<Vec<TopicRuleView>>,
    #[schema(value_type = Audience)]
    pub audience: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub fee: Option<String>,
    /// Where it is, where that is not the venue.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub place: Option<String>,
    /// Degrees north of that place.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub lat: Option<f64>,
    /// Degrees east of that place.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub lon: Option<f64>,
    /// What the organisation calls the kind.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub kind_name: Option<String>,
    /// What to have along, instead of what is usual.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub bring: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub ages: Option<AgesView>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    #[schema(value_type = Vec<TargetGroup>, required = false)]
    pub target_groups: Vec<String>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    #[schema(value_type = Vec<Device>, required = false)]
    pub devices: Vec<String>,
    /// Only to staff with a right over it; those who are booked find it at their booking.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(value_type = Option<WebAddress>)]
    pub online_address: Option<String>,
    /// What it uses; only to staff with a right over it, and not in lists.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub equipment: Option<Vec<UsedEquipmentView>>,
    /// To set up before the start; only to staff.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub set_up_minutes: Option<i32>,
    /// To clear away after the end; only to staff.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub clearing_minutes: Option<i32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    #[serde(serialize_with = "whole_seconds_if_any")]
    pub booking_opens_at: Option<DateTime<Utc>>,
    #[serde(serialize_with = "whole_seconds")]
    pub booking_closes_at: DateTime<Utc>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub course_id: Option<Uuid>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub meetings: Option<Vec<MeetingView>>,
    /// `slug/edition` of each campaign edition it belongs to.
    pub campaigns: Vec<String>,
    #[serde(serialize_with = "whole_seconds")]
    pub updated_at: DateTime<Utc>,
}

#[derive(Debug, Clone, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct SessionVenueView {
    pub id: Uuid,
    pub slug: String,
    pub name: String,
    #[schema(value_type = VenueKind)]
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

#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct SessionRoomView {
    pub id: Uuid,
    pub name: String,
}

/// The organisation that runs a session.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct OwnerView {
    pub slug: String,
    pub name: String,
}

#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct OrganiserView {
    pub name: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub organisation: Option<String>,
    #[schema(value_type = OrganiserRole)]
    pub role: String,
}

/// The rule of age: years with both ends, words, or both.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct AgesView {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub from: Option<i16>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub to: Option<i16>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub words: Option<String>,
}

impl AgesView {
    #[must_use]
    pub fn says_something(&self) -> bool {
        self.from.is_some() || self.to.is_some() || self.words.is_some()
    }
}

#[derive(Debug, Clone, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct MeetingView {
    pub session_id: Uuid,
    #[serde(serialize_with = "whole_seconds")]
    pub starts_at: DateTime<Utc>,
    #[serde(serialize_with = "whole_seconds")]
    pub ends_at: DateTime<Utc>,
    pub local_date: NaiveDate,
    #[schema(value_type = WallTime)]
    pub local_time: String,
    /// Present where this meeting alone does not take place.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub cancelled: Option<bool>,
}
