//! The page of a helper's own calendar: plain data.

use askama::Template;

use crate::platform::ui::Layout;
use crate::session::feeds::link::FeedLink;

/// `/{lang}/desk/calendar`.
#[derive(Template)]
#[template(path = "session/own_calendar.html")]
pub struct OwnCalendarPage {
    /// Its title is the heading.
    pub l: Layout,
    /// To the week.
    pub back_href: String,
    /// The address, in the answer that makes it and nowhere else.
    pub made: Option<FeedLink>,
    /// "Adressen gjordes tisdag 6 oktober."; none where there is none.
    pub since: Option<String>,
    pub renew_action: String,
    /// None where there is no address.
    pub end_action: Option<String>,
}
