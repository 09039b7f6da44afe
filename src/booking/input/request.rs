//! The JSON that comes in about a new booking, as it is sent.
//! Nothing in it is checked beyond its shape.
//! API and desk receive these; a filled-in form becomes the same request.

use serde::Deserialize;
use serde_json::Value;
use utoipa::ToSchema;

use crate::platform::contact::{EmailAddress, Notify, PhoneNumber};
use crate::platform::input::json;
use crate::platform::problem::{Fault, Problem};
use crate::platform::schemas::Whole;
use crate::platform::text::{LanguageTag, Line80, Line200, PersonName, PlainText, Tag};
use crate::platform::text_enum;
use crate::session::Device;

/// Seats that one booking may ask for, whatever its session says.
pub(super) type Seats = Whole<1, 50>;
/// People beside those who take part.
pub(super) type Companions = Whole<0, 20>;

text_enum! {
    /// What somebody who books is to whoever comes.
    pub enum Relation {
        /// They come themselves.
        Themselves = "self",
        Relative = "relative",
        Staff = "staff",
        Referrer = "referrer",
    }
}

/// What a visitor sends to book seats. A way to reach them is optional: many have no e-mail.
#[derive(Debug, Clone, Deserialize, ToSchema)]
#[serde(deny_unknown_fields, rename_all = "camelCase")]
pub struct BookingRequest {
    /// Who comes; a first name is enough. 1 to 80 signs.
    #[schema(value_type = PersonName)]
    pub name: String,
    /// Seats wanted, 1 to 50.
    #[serde(default = "one")]
    #[schema(value_type = Seats)]
    pub seats: i32,
    /// People who come along without taking part.
    #[serde(default)]
    #[schema(value_type = Companions)]
    pub companions: i32,
    /// Where messages go.
    pub contact: Option<ContactRequest>,
    /// Who makes the booking.
    pub booked_by: Option<BookedByRequest>,
    /// The language of letters, a BCP 47 tag.
    #[schema(value_type = Option<LanguageTag>)]
    pub language: Option<String>,
    /// The language to interpret; makes the booking pending.
    #[schema(value_type = Option<LanguageTag>)]
    pub interpreter: Option<String>,
    /// Topics, as short tags.
    #[serde(default)]
    #[schema(value_type = Vec<Tag>, max_items = 10)]
    pub topics: Vec<String>,
    /// What is brought along.
    #[schema(value_type = Option<Device>)]
    pub device: Option<String>,
    /// What is needed in the room: `step-free`, `hearing-loop`, `quiet`, `large-print`, `other`.
    #[serde(default)]
    #[schema(value_type = Vec<Tag>, max_items = 10)]
    pub needs: Vec<String>,
    /// Required by a home visit.
    pub visit: Option<VisitRequest>,
    /// Whether to queue where no seat is left.
    #[serde(default)]
    pub waitlist: bool,
    /// Staff only: lists, prints and searches show the number alone, never the name.
    #[serde(default)]
    pub discreet: bool,
    /// Staff only: the hold that becomes this booking.
    #[schema(value_type = Option<Uuid>)]
    pub hold_id: Option<String>,
    /// Staff only: seats beyond the rules, with a reason.
    #[serde(rename = "override")]
    pub override_reason: Option<OverrideRequest>,
}

/// Where messages go.
#[derive(Debug, Clone, Default, Deserialize, ToSchema)]
#[serde(deny_unknown_fields, rename_all = "camelCase")]
pub struct ContactRequest {
    /// An e-mail address.
    #[schema(value_type = Option<EmailAddress>)]
    pub email: Option<String>,
    /// A telephone number.
    #[schema(value_type = Option<PhoneNumber>)]
    pub phone: Option<String>,
    /// The way messages take; what is given unless said, e-mail first.
    #[schema(value_type = Option<Notify>)]
    pub notify: Option<String>,
}

/// Who makes the booking.
#[derive(Debug, Clone, Deserialize, ToSchema)]
#[serde(deny_unknown_fields, rename_all = "camelCase")]
pub struct BookedByRequest {
    /// What they are to whoever comes.
    #[schema(value_type = Relation)]
    pub relation: String,
    /// Their name.
    #[schema(value_type = Option<PersonName>)]
    pub name: Option<String>,
    /// Their e-mail address.
    #[schema(value_type = Option<EmailAddress>)]
    pub email: Option<String>,
}

/// Where a home visit goes.
#[derive(Debug, Clone, Deserialize, ToSchema)]
#[serde(deny_unknown_fields, rename_all = "camelCase")]
pub struct VisitRequest {
    /// Street and number.
    #[schema(value_type = Line200)]
    pub address: String,
    /// Door code or floor.
    #[schema(value_type = Option<Line80>)]
    pub entry: Option<String>,
}

/// Why staff go beyond a rule.
#[derive(Debug, Clone, Deserialize, ToSchema)]
#[serde(deny_unknown_fields, rename_all = "camelCase")]
pub struct OverrideRequest {
    /// Kept in the audit log.
    #[schema(value_type = Line200)]
    pub reason: String,
}

/// Reads why staff change something although a guard speaks against it.
///
/// # Errors
/// 422 at `/override/reason`, and at `/override` where it is no object with a reason.
pub fn parse_override(given: Value) -> Result<String, Problem> {
    let read: Result<OverrideRequest, _> = json::from_value(given);
    let read = read.map_err(|_shape| {
        let missing = Fault::new("missing").fact("name", "reason");
        Problem::fault("/override/reason", missing)
    })?;
    PlainText::<200>::parse(&read.reason)
        .map(String::from)
        .map_err(|fault| Problem::fault("/override/reason", fault))
}

fn one() -> i32 {
    1
}

impl BookingRequest {
    /// Somebody who just came and said a name.
    #[must_use]
    pub fn walk_in(name: String, override_reason: Option<OverrideRequest>) -> Self {
        Self {
            name,
            seats: 1,
            companions: 0,
            contact: None,
            booked_by: None,
            language: None,
            interpreter: None,
            topics: Vec::new(),
            device: None,
            needs: Vec::new(),
            visit: None,
            waitlist: false,
            discreet: false,
            hold_id: None,
            override_reason,
        }
    }
}
