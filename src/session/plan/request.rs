//! A session as staff write it: the JSON of a new one, and of a session before a merge patch.
//! The form of the desk fills the same struct.

use serde::{Deserialize, Serialize};
use serde_json::Value;
use utoipa::ToSchema;

/// A new session. `title`, `description` and `fee` are a text, or a text per language.
#[derive(Debug, Clone, Default, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields, rename_all = "camelCase")]
pub struct SessionRequest {
    /// A slug or id.
    pub venue_id: String,
    pub title: Value,
    pub kind: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub mode: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub local_date: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub local_time: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub occurrence: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub minutes: Option<i64>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub seats_total: Option<i64>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub description: Option<Value>,
    /// A room's id.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub room: Option<String>,
    /// Who runs it, a slug or id; the venue's own organisation unless given.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub organisation: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub languages: Option<Vec<String>>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub topics: Option<Vec<String>>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub audience: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub waitlist: Option<bool>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub promotion: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub offer_minutes: Option<i64>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub promotion_ends_minutes_before: Option<i64>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub booking_opens_at: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub booking_closes_at: Option<String>,
    /// Minutes before the start after which only the desk books.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub lead_minutes: Option<i64>,
    /// The maximum of seats in one booking.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub seats_per_booking: Option<i64>,
    /// The maximum of active bookings that one contact may have in the session.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub bookings_per_contact: Option<i64>,
    /// The last free seats, which only the desk may give.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub desk_seats: Option<i64>,
    /// When those seats open to everybody, in minutes before the start.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub desk_until_minutes_before: Option<i64>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub fee: Option<Value>,
    /// Of a course; the top-level date is left out then.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub meetings: Option<Vec<MeetingRequest>>,
    /// Ids of staff.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub helpers: Option<Vec<String>>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub clash_allowed: Option<ClashAllowedRequest>,
    /// `slug/edition`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub campaigns: Option<Vec<String>>,
}

/// One meeting of a new course.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields, rename_all = "camelCase")]
pub struct MeetingRequest {
    pub local_date: String,
    pub local_time: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub occurrence: Option<String>,
    pub minutes: i64,
}

/// Why a session may overlap another in its room or with its helper.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct ClashAllowedRequest {
    /// For the audit log.
    pub reason: String,
}
