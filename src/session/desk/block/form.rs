//! What was typed into the form for a block, and the request it makes.

use chrono::NaiveDateTime;

use crate::platform::input::form::Form;
use crate::platform::text::LanguageTag;
use crate::session::desk::draft_form::form::DraftForm;
use crate::session::desk::draft_form::typed::number;
use crate::session::desk::new::form::wall_time;
use crate::session::plan::request::SessionRequest;
use crate::session::series::block_request::BlockRequest;
use crate::session::series::judge::{JudgedDate, Outcome};

/// The fields with boxes to tick.
pub const LISTS: [&str; 6] = [
    "languages",
    "topics",
    "campaigns",
    "target-groups",
    "devices",
    "on",
];

/// What was typed, by the names of the form.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct BlockForm {
    pub draft: DraftForm,
    /// An id.
    pub helper: String,
    /// `2026-10-06`.
    pub date: String,
    /// `13.00` or `13:00`.
    pub from: String,
    pub to: String,
    pub slot: String,
    pub gap: String,
}

impl BlockForm {
    #[must_use]
    pub fn of(form: &Form, languages: &[LanguageTag]) -> Self {
        let text = |name: &str| form.text(name).to_owned();
        Self {
            draft: DraftForm::of(form, languages),
            helper: text("helper"),
            date: text("date"),
            from: text("from"),
            to: text("to"),
            slot: text("slot"),
            gap: text("gap"),
        }
    }

    /// What to show or to make.
    #[must_use]
    pub fn request(&self) -> BlockRequest {
        let draft: SessionRequest = self.draft.request();
        BlockRequest {
            venue_id: draft.venue_id,
            helper_id: self.helper.clone(),
            date: self.date.clone(),
            from: wall_time(&self.from),
            to: wall_time(&self.to),
            slot_minutes: number(self.slot.trim()),
            gap_minutes: number(self.gap.trim()),
            title: draft.title,
            kind: Some(draft.kind),
            seats_total: draft.seats_total,
            description: draft.description,
            room: draft.room,
            languages: draft.languages,
            topics: draft.topics,
            audience: draft.audience,
            fee: draft.fee,
            waitlist: draft.waitlist,
            promotion: draft.promotion,
            lead_minutes: draft.lead_minutes,
            equipment: draft.equipment,
            set_up_minutes: draft.set_up_minutes,
            clearing_minutes: draft.clearing_minutes,
            campaigns: draft.campaigns,
            seats_per_booking: draft.seats_per_booking,
            desk_seats: draft.desk_seats,
            place: draft.place,
            lat: draft.lat,
            lon: draft.lon,
            kind_name: draft.kind_name,
            bring: draft.bring,
            ages: draft.ages,
            target_groups: draft.target_groups,
            devices: draft.devices,
            online_address: draft.online_address,
            arrangement: draft.arrangement,
            organisers: draft.organisers,
            ..BlockRequest::default()
        }
    }
}

/// The request that holds the ticked slots and no others, whatever is closed.
#[must_use]
pub fn with_ticks(
    request: BlockRequest,
    slots: &[JudgedDate],
    ticked: &[NaiveDateTime],
) -> BlockRequest {
    let left = slots.iter().filter(|one| !ticked.contains(&one.start()));
    let left = left.map(|one| one.time.format("%H:%M").to_string());
    let mut held = slots.iter().filter(|one| ticked.contains(&one.start()));
    BlockRequest {
        except_times: left.collect(),
        even_if_closed: held.any(|one| one.outcome != Outcome::Create),
        ..request
    }
}
