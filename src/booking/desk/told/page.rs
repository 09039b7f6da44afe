//! What became of telling people: plain data, in the reader's language.

use askama::Template;

use crate::platform::ui::Layout;

/// `/{lang}/desk/sessions/{sessionId}/told`.
#[derive(Template)]
#[template(path = "booking/told.html")]
pub struct ToldPage {
    pub l: Layout,
    pub back_href: String,
    /// "Mobilen på ditt språk, onsdag 7 oktober kl. 14.00–16.00".
    pub session: String,
    /// "12 får mejl. 5 samtal kvar. 3 får veta vid dörren."
    pub told: String,
    /// Nobody is left to be told by a person.
    pub all_told: bool,
    /// None where nobody is to be rung.
    pub calls_href: Option<String>,
    /// None where nobody is told at the door.
    pub door_href: Option<String>,
}
