//! The form of a venue: plain data, in the reader's language.

use askama::Template;

use crate::platform::ui::Layout;
use crate::platform::ui::form::texts::TextField;
use crate::platform::ui::form::{Choices, Field, SummaryLine};
use crate::platform::ui::refused::Refused;

/// `/{lang}/desk/venues/new` and `/{lang}/desk/venues/{venueId}/change`.
#[derive(Template)]
#[template(path = "session/venue_form.html")]
pub struct VenueFormPage {
    pub l: Layout,
    pub notice: Option<String>,
    pub refused: Option<Refused>,
    pub summary: Vec<SummaryLine>,
    pub back_href: String,
    /// What the way back is called.
    pub back: String,
    pub organisation: String,
    pub action: String,
    /// Names the request for a new venue.
    pub key: String,
    /// Of a venue that is there.
    pub version: Option<i32>,
    pub name: Field,
    pub kind: Choices,
    pub municipality: Choices,
    pub address: Field,
    pub phone: Field,
    pub position: Field,
    pub ways_in: Vec<TextField>,
    pub submit: String,
}
