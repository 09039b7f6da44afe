//! View model of the helpers' weekly hours. `templates/session/helper_hours.html` shows it.

use askama::Template;

use crate::platform::ui::Layout;
use crate::platform::ui::form::{Choices, Field, SummaryLine};

/// What a helper is there for on one weekday.
#[derive(Debug, Clone, Default)]
pub struct HoursRow {
    /// "Tisdag 9.00–12.00".
    pub when: String,
    pub venue: String,
    /// Takes it away.
    pub remove_action: String,
    /// The form that cuts the next such day into slots.
    pub block_href: String,
}

/// A helper with the hours of the week.
#[derive(Debug, Clone, Default)]
pub struct HoursOfHelper {
    pub name: String,
    pub rows: Vec<HoursRow>,
}

/// `/{lang}/desk/helper-hours`. The form sends `helper`, `venue`, `weekday`, `from` and `to`.
#[derive(Template)]
#[template(path = "session/helper_hours.html")]
pub struct HelperHoursPage {
    pub l: Layout,
    pub notice: Option<String>,
    pub summary: Vec<SummaryLine>,
    pub action: String,
    pub key: String,
    pub helper: Choices,
    pub venue: Choices,
    pub weekday: Choices,
    pub from: Field,
    pub to: Field,
    /// By name.
    pub helpers: Vec<HoursOfHelper>,
    /// Everybody, with the page of what they can.
    pub people: Vec<(String, String)>,
}
