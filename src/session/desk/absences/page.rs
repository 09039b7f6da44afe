//! View model of the absences. `templates/session/absences.html` shows it.

use askama::Template;

use crate::platform::ui::Layout;
use crate::platform::ui::form::{Choices, Field, SummaryLine};

/// An absence.
#[derive(Debug, Clone, Default)]
pub struct AbsenceRow {
    /// Who.
    pub name: String,
    /// "tisdag 6 oktober till fredag 9 oktober".
    pub days: String,
    /// Takes it back.
    pub remove_action: String,
    /// The page that finds somebody else for the sessions of those days.
    pub cover_href: String,
}

/// `/{lang}/desk/absences`. The form sends `helper`, `from` and `to`.
#[derive(Template)]
#[template(path = "session/absences.html")]
pub struct AbsencesPage {
    pub l: Layout,
    pub notice: Option<String>,
    pub summary: Vec<SummaryLine>,
    pub action: String,
    pub key: String,
    pub helper: Choices,
    pub from: Field,
    pub to: Field,
    /// Those that are not over, the earliest first.
    pub rows: Vec<AbsenceRow>,
}
