//! The days on which all venues of an organisation are closed: plain data, in the reader's language.

use askama::Template;

use crate::platform::ui::Layout;
use crate::session::desk::places::day_lines::DayLine;

/// `/{lang}/desk/closed-days`.
#[derive(Template)]
#[template(path = "session/closed_days_list.html")]
pub struct ClosedDaysListPage {
    pub l: Layout,
    pub notice: Option<String>,
    pub back_href: String,
    /// Those to choose among; none where there is one.
    pub organisations: Vec<PlannedOrganisation>,
    /// The organisation whose days follow; none where none is chosen.
    pub chosen: Option<String>,
    pub days: Vec<DayLine>,
    pub close_href: Option<String>,
}

/// An organisation in which the reader plans.
#[derive(Debug, Clone)]
pub struct PlannedOrganisation {
    pub name: String,
    pub href: String,
    pub is_chosen: bool,
}
