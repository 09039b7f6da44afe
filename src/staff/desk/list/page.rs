//! Those who work here: plain data, in the reader's language.

use askama::Template;

use crate::platform::ui::form::Field;
use crate::platform::ui::{Layout, PageLinks};

/// One person.
#[derive(Debug, Clone, Default)]
pub struct MemberRow {
    pub name: String,
    pub href: String,
    /// None for a helper who never signs in.
    pub email: Option<String>,
    /// "planerare, Katrineholms kommun".
    pub roles: Vec<String>,
    /// "Tisdag 6 oktober kl. 13.02"; that there was none.
    pub last: String,
    pub is_closed: bool,
    /// Nobody has signed in for half a year.
    pub is_unused: bool,
}

/// `/{lang}/desk/staff`. The form sends `q` and `unused`.
#[derive(Template)]
#[template(path = "staff/members.html")]
pub struct MembersPage {
    pub l: Layout,
    pub new_href: String,
    pub search: Field,
    pub only_unused: bool,
    /// Whether a part of them is shown.
    pub is_part: bool,
    pub rows: Vec<MemberRow>,
    pub paging: Option<PageLinks>,
}
