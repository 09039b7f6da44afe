//! A block as staff write it: what each slot is, and the helper's hours that are cut into slots.

use chrono::NaiveTime;
use serde::{Deserialize, Serialize};
use serde_json::Value;
use utoipa::ToSchema;

use super::block::{BlockRule, MOST_SLOTS};
use crate::platform::problem::{Fault, Faults};
use crate::platform::schemas::{EditionPath, SlugOrId, WallTime, WebAddress, Whole};
use crate::platform::text::{LanguageTag, LocalText, Tag};
use crate::platform::time::{parse_date, parse_time};
use crate::session::booking_rules::Promotion;
use crate::session::fields::whole;
use crate::session::model::{Arrangement, Audience, SessionKind};
use crate::session::particulars::{Device, TargetGroup};
use crate::session::plan::bounds;
use crate::session::plan::request::{
    AgesRequest, ClashAllowedRequest, OrganiserRequest, SessionRequest, UsesRequest,
};

/// How long a slot is.
pub type SlotMinutes = Whole<5, 480>;
/// How long the pause between two is.
pub type GapMinutes = Whole<0, 240>;

/// A helper's hours of one day, cut into slots: each becomes a session.
#[derive(Debug, Clone, Default, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields, rename_all = "camelCase")]
pub struct BlockRequest {
    /// A slug or id.
    #[schema(value_type = SlugOrId)]
    pub venue_id: String,
    /// Whose hours they are: an id of staff.
    #[schema(value_type = Uuid)]
    pub helper_id: String,
    #[schema(value_type = NaiveDate)]
    pub date: String,
    /// By the clock on the venue's wall.
    #[schema(value_type = WallTime)]
    pub from: String,
    /// On the same day.
    #[schema(value_type = WallTime)]
    pub to: String,
    #[schema(value_type = SlotMinutes)]
    pub slot_minutes: i64,
    /// None unless given.
    #[serde(default)]
    #[schema(value_type = Option<GapMinutes>)]
    pub gap_minutes: i64,
    #[schema(value_type = LocalText)]
    pub title: Value,
    /// Help for one person unless given.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schema(value_type = Option<SessionKind>)]
    pub kind: Option<String>,
    /// Of each slot; one unless given.
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
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schema(value_type = Option<Audience>)]
    pub audience: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schema(value_type = Option<LocalText>)]
    pub fee: Option<Value>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schema(value_type = Option<bool>)]
    pub waitlist: Option<bool>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schema(value_type = Option<Promotion>)]
    pub promotion: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schema(value_type = Option<bounds::Month>)]
    pub lead_minutes: Option<i64>,
    /// What each slot uses of the venue's equipment.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schema(max_items = 10)]
    pub equipment: Option<Vec<UsesRequest>>,
    /// Before each slot.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schema(value_type = Option<bounds::Margin>)]
    pub set_up_minutes: Option<i64>,
    /// After each slot.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schema(value_type = Option<bounds::Margin>)]
    pub clearing_minutes: Option<i64>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub clash_allowed: Option<ClashAllowedRequest>,
    /// `slug/edition`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schema(value_type = Option<Vec<EditionPath>>)]
    pub campaigns: Option<Vec<String>>,
    /// The maximum of seats in one booking.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schema(value_type = Option<bounds::UpToFifty>)]
    pub seats_per_booking: Option<i64>,
    /// The last free seats, which only the desk may give.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schema(value_type = Option<bounds::DeskSeats>)]
    pub desk_seats: Option<i64>,
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
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schema(value_type = Option<LocalText>)]
    pub kind_name: Option<Value>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schema(value_type = Option<LocalText>)]
    pub bring: Option<Value>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub ages: Option<AgesRequest>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schema(value_type = Option<Vec<TargetGroup>>)]
    pub target_groups: Option<Vec<String>>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schema(value_type = Option<Vec<Device>>)]
    pub devices: Option<Vec<String>>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schema(value_type = Option<WebAddress>)]
    pub online_address: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schema(value_type = Option<Arrangement>)]
    pub arrangement: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schema(max_items = 10)]
    pub organisers: Option<Vec<OrganiserRequest>>,
    /// Whether only to show the slots.
    #[serde(default)]
    pub preview: bool,
    /// Slots that begin then are left out.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    #[schema(value_type = Option<Vec<WallTime>>, max_items = 100)]
    pub except_times: Vec<String>,
    /// Whether they are made although the venue is closed.
    #[serde(default)]
    pub even_if_closed: bool,
}

impl BlockRequest {
    /// What each slot is, without a time.
    #[must_use]
    pub fn template(&self) -> SessionRequest {
        SessionRequest {
            venue_id: self.venue_id.clone(),
            title: self.title.clone(),
            kind: self.kind.clone().unwrap_or_else(|| "one-to-one".to_owned()),
            seats_total: self.seats_total.or(Some(1)),
            description: self.description.clone(),
            room: self.room.clone(),
            organisation: self.organisation.clone(),
            languages: self.languages.clone(),
            topics: self.topics.clone(),
            audience: self.audience.clone(),
            fee: self.fee.clone(),
            waitlist: self.waitlist,
            promotion: self.promotion.clone(),
            lead_minutes: self.lead_minutes,
            equipment: self.equipment.clone(),
            set_up_minutes: self.set_up_minutes,
            clearing_minutes: self.clearing_minutes,
            clash_allowed: self.clash_allowed.clone(),
            campaigns: self.campaigns.clone(),
            seats_per_booking: self.seats_per_booking,
            desk_seats: self.desk_seats,
            place: self.place.clone(),
            lat: self.lat,
            lon: self.lon,
            kind_name: self.kind_name.clone(),
            bring: self.bring.clone(),
            ages: self.ages.clone(),
            target_groups: self.target_groups.clone(),
            devices: self.devices.clone(),
            online_address: self.online_address.clone(),
            arrangement: self.arrangement.clone(),
            organisers: self.organisers.clone(),
            helpers: Some(vec![self.helper_id.clone()]),
            ..SessionRequest::default()
        }
    }

    /// Which hours are cut how.
    ///
    /// # Errors
    /// Every fault; also where not one slot fits in, or too many.
    pub fn rule(&self) -> Result<BlockRule, Faults> {
        let mut faults = Faults::none();
        let date = faults.take("/date", parse_date(&self.date));
        let from = faults.take("/from", parse_time(&self.from));
        let to = faults.take("/to", parse_time(&self.to));
        let (slot, gap) = (Some(self.slot_minutes), Some(self.gap_minutes));
        let slot = whole(&mut faults, "/slotMinutes", slot, SlotMinutes::BOUNDS);
        let gap = whole(&mut faults, "/gapMinutes", gap, GapMinutes::BOUNDS);
        let (Some(date), Some(from), Some(to), Some(slot_minutes), Some(gap_minutes)) =
            (date, from, to, slot, gap)
        else {
            return Err(faults);
        };
        let rule = BlockRule {
            date,
            from,
            to,
            slot_minutes,
            gap_minutes,
        };
        match rule.starts().len() {
            0 => faults.add("/to", Fault::new("no-slot")),
            n if n > MOST_SLOTS => {
                faults.add("/to", Fault::new("too-many").fact("max", MOST_SLOTS));
            }
            _ => return Ok(rule),
        }
        Err(faults)
    }

    /// The slots that are left out.
    pub fn left_out(&self, faults: &mut Faults) -> Option<Vec<NaiveTime>> {
        let mut times = Vec::with_capacity(self.except_times.len());
        for (index, text) in self.except_times.iter().enumerate() {
            times.extend(faults.take(&format!("/exceptTimes/{index}"), parse_time(text)));
        }
        (times.len() == self.except_times.len()).then_some(times)
    }
}
