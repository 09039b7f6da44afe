//! The page to ring from: plain data, in the reader's language.

use askama::Template;

use crate::booking::calls::Said;
use crate::booking::present::RefusalText;
use crate::platform::contact::ShownPhone;
use crate::platform::ui::Layout;
use crate::platform::ui::PageLinks;
use crate::platform::ui::form::{Field, SummaryLine};

/// One on the list.
#[derive(Debug, Clone)]
pub struct CallLine {
    pub href: String,
    /// The name; the number of a discreet booking.
    pub name: String,
    pub is_code: bool,
    /// "arabiska · inget svar kl. 10.40, igen kl. 11.10".
    pub note: String,
    /// Whether it is the one beside the list.
    pub current: bool,
}

/// What to read aloud, in one language.
#[derive(Debug, Clone)]
pub struct ShownScript {
    /// "På arabiska", "På svenska, för dig".
    pub heading: String,
    pub lang: &'static str,
    pub dir: &'static str,
    /// Paragraphs of what is said.
    pub said: Vec<Vec<Said>>,
}

/// The one who is rung now.
#[derive(Debug, Clone)]
pub struct CurrentCall {
    pub name: String,
    pub is_code: bool,
    pub phone: Option<ShownPhone>,
    /// "Försök 2. Tisdag 6 oktober kl. 13.00."
    pub note: String,
    /// The session's page.
    pub session_href: String,
    /// "13.00 Öppen datorhjälp".
    pub session: String,
    /// What came of earlier tries: "Inget svar kl. 10.40".
    pub attempts: Vec<String>,
    pub scripts: Vec<ShownScript>,
    /// Where the buttons go; none once it is done.
    pub action: Option<String>,
    pub note_field: Field,
    /// Takes the last try back.
    pub take_back: Option<String>,
}

/// Somebody who is told when they come.
#[derive(Debug, Clone)]
pub struct DoorTask {
    /// The booking's number, in groups.
    pub number: String,
    pub said: Vec<Said>,
    /// Where "Told" goes; none once they were.
    pub action: Option<String>,
}

/// What became of the call before, and the way to correct it.
#[derive(Debug, Clone)]
pub struct LastCall {
    pub text: String,
    pub take_back: Option<String>,
}

/// A link to one of the lists.
#[derive(Debug, Clone)]
pub struct ListLink {
    pub href: String,
    pub text: String,
    pub current: bool,
}

/// `/{lang}/desk/call-tasks`. The form sends `outcome` and `note`.
#[derive(Template)]
#[template(path = "booking/calls.html")]
pub struct CallsPage {
    pub l: Layout,
    pub notice: Option<String>,
    pub refused: Option<RefusalText>,
    pub summary: Vec<SummaryLine>,
    pub last: Option<LastCall>,
    /// Which session or venue it is about.
    pub about: Option<String>,
    pub lists: Vec<ListLink>,
    pub people: Vec<CallLine>,
    /// Said where nobody is on the list.
    pub none: String,
    pub current: Option<CurrentCall>,
    pub paging: Option<PageLinks>,
    pub door: Vec<DoorTask>,
    /// The sheet to hang up; only of one session.
    pub door_href: Option<String>,
    pub print_href: Option<String>,
    pub back_href: String,
}
