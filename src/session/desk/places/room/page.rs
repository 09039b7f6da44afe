//! The page of a room: plain data, in the reader's language.

use askama::Template;

use crate::platform::ui::Layout;
use crate::platform::ui::form::{Field, SummaryLine};
use crate::platform::ui::refused::Refused;
use crate::session::desk::places::venue::page::Removal;

/// `/{lang}/desk/venues/{venueId}/rooms/new` and `/{lang}/desk/rooms/{roomId}`.
#[derive(Template)]
#[template(path = "session/room.html")]
pub struct RoomPage {
    pub l: Layout,
    pub notice: Option<String>,
    pub refused: Option<Refused>,
    pub summary: Vec<SummaryLine>,
    pub back_href: String,
    /// The venue's name.
    pub venue: String,
    pub action: String,
    /// Names the request for a new room.
    pub key: String,
    /// Of a room that is there.
    pub version: Option<i32>,
    pub name: Field,
    pub shared: bool,
    pub submit: String,
    pub removal: Option<Removal>,
}
