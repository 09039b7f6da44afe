//! Where the pages of places are, after the language.

use crate::platform::ids::{ClosedDaysId, EquipmentId, RoomId};
use crate::venue::Venue;

/// The list of venues.
pub const VENUES: &str = "/desk/venues";
/// The form for a new one. It hides a venue with the slug `new`, which its id finds.
pub const NEW_VENUE: &str = "/desk/venues/new";
/// The days on which all venues of an organisation are closed.
pub const CLOSED_DAYS: &str = "/desk/closed-days";
/// The form for more of them, a venue's too.
pub const CLOSE_DAYS: &str = "/desk/closed-days/new";

pub fn venue_path(venue: &Venue) -> String {
    match venue.slug.as_str() {
        "new" => format!("{VENUES}/{}", venue.id),
        slug => format!("{VENUES}/{slug}"),
    }
}

pub fn change_venue_path(venue: &Venue) -> String {
    format!("{}/change", venue_path(venue))
}

pub fn remove_venue_path(venue: &Venue) -> String {
    format!("{}/removal", venue_path(venue))
}

pub fn new_venue_path(organisation: &str) -> String {
    format!("{NEW_VENUE}?organisation={organisation}")
}

pub fn new_room_path(venue: &Venue) -> String {
    format!("{}/rooms/new", venue_path(venue))
}

pub fn room_path(room: RoomId) -> String {
    format!("/desk/rooms/{room}")
}

pub fn remove_room_path(room: RoomId) -> String {
    format!("{}/removal", room_path(room))
}

pub fn opening_hours_path(venue: &Venue) -> String {
    format!("{}/opening-hours", venue_path(venue))
}

pub fn new_equipment_path(venue: &Venue) -> String {
    format!("{}/equipment/new", venue_path(venue))
}

pub fn equipment_path(equipment: EquipmentId) -> String {
    format!("/desk/equipment/{equipment}")
}

pub fn remove_equipment_path(equipment: EquipmentId) -> String {
    format!("{}/removal", equipment_path(equipment))
}

pub fn closed_days_of_path(organisation: &str) -> String {
    format!("{CLOSED_DAYS}?organisation={organisation}")
}

pub fn close_venue_path(venue: &Venue) -> String {
    format!("{CLOSE_DAYS}?venue={}", venue.slug)
}

pub fn close_organisation_path(organisation: &str) -> String {
    format!("{CLOSE_DAYS}?organisation={organisation}")
}

pub fn closed_days_path(days: ClosedDaysId) -> String {
    format!("{CLOSED_DAYS}/{days}")
}

pub fn change_closed_days_path(days: ClosedDaysId) -> String {
    format!("{}/change", closed_days_path(days))
}

pub fn open_days_path(days: ClosedDaysId) -> String {
    format!("{}/removal", closed_days_path(days))
}
