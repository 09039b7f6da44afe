//! The page of a venue: plain data, in the reader's language.

use askama::Template;

use crate::platform::ui::Layout;
use crate::platform::ui::form::texts::TextLine;
use crate::platform::ui::refused::Refused;
use crate::session::desk::places::day_lines::DayLine;
use crate::venue::OpeningBlock;

/// `/{lang}/desk/venues/{venueId}`.
#[derive(Template)]
#[template(path = "session/venue.html")]
pub struct VenuePage {
    /// Its title is the venue's name.
    pub l: Layout,
    pub notice: Option<String>,
    pub refused: Option<Refused>,
    pub back_href: String,
    /// "Bibliotek, Katrineholms kommun".
    pub lead: String,
    pub facts: Vec<VenueFact>,
    /// For who may change it.
    pub change_href: Option<String>,
    pub topics_href: String,
    /// When it is open now, and in periods that come soon.
    pub opening: Vec<OpeningBlock>,
    pub opening_href: String,
    pub rooms: Vec<RoomLine>,
    pub new_room_href: String,
    /// What it has a number of.
    pub equipment: Vec<RoomLine>,
    pub new_equipment_href: String,
    /// Of the next twelve months: what staff closed.
    pub days: Vec<DayLine>,
    /// And what the calendar of the country says.
    pub holidays: Vec<DayLine>,
    pub close_href: String,
    /// For who may take the venue away.
    pub removal: Option<Removal>,
}

/// What is known of a venue under one heading.
#[derive(Debug, Clone)]
pub struct VenueFact {
    pub label: String,
    /// None where nobody has said it.
    pub lines: Vec<TextLine>,
}

/// A room, or equipment.
#[derive(Debug, Clone)]
pub struct RoomLine {
    pub name: String,
    pub href: String,
    /// "Ett tillfälle i taget"; of equipment how many there are: "5".
    pub holds: String,
}

/// Whether something can be taken away: the form's address, or why it stays.
#[derive(Debug, Clone)]
pub struct Removal {
    pub action: Option<String>,
    pub why: String,
}
