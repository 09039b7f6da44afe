//! The page that gives seats away: plain data, in the reader's language.

use askama::Template;

use crate::booking::present::RefusalText;
use crate::platform::ui::Layout;
use crate::platform::ui::form::SummaryLine;

/// Somebody who has not come.
#[derive(Debug, Clone)]
pub struct MissingPerson {
    /// What the form sends as `booking`.
    pub id: String,
    /// The name; for a discreet booking the code again.
    pub name: String,
    /// The booking's number, unless it is the name.
    pub number: Option<String>,
    /// "3 personer".
    pub party: Option<String>,
    pub chosen: bool,
}

/// `/{lang}/desk/sessions/{id}/release`. The form sends `booking` for each.
#[derive(Template)]
#[template(path = "booking/release.html")]
pub struct ReleasePage {
    /// The frame. Its title is the heading.
    pub l: Layout,
    pub back_href: String,
    /// "13.00 Öppen datorhjälp".
    pub session: String,
    pub action: String,
    /// Nobody was chosen.
    pub summary: Vec<SummaryLine>,
    pub error: Option<String>,
    /// Why no seat could be given away.
    pub refused: Option<RefusalText>,
    /// Said of a form that was not carried out.
    pub notice: Option<String>,
    /// Nobody where everybody has come.
    pub missing: Vec<MissingPerson>,
}
