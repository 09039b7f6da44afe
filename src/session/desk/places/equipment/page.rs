//! The page of equipment: plain data, in the reader's language.

use askama::Template;

use crate::platform::ui::Layout;
use crate::platform::ui::form::{Field, SummaryLine};
use crate::platform::ui::refused::Refused;
use crate::session::desk::places::venue::page::Removal;

/// `/{lang}/desk/venues/{venueId}/equipment/new` and `/{lang}/desk/equipment/{equipmentId}`.
#[derive(Template)]
#[template(path = "session/equipment.html")]
pub struct EquipmentPage {
    pub l: Layout,
    pub notice: Option<String>,
    pub refused: Option<Refused>,
    pub summary: Vec<SummaryLine>,
    pub back_href: String,
    /// The venue's name.
    pub venue: String,
    pub action: String,
    /// Names the request for what is new.
    pub key: String,
    /// Of what is there.
    pub version: Option<i32>,
    pub name: Field,
    pub count: Field,
    pub submit: String,
    pub removal: Option<Removal>,
}
