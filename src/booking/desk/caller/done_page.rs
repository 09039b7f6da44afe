//! What is read out to a caller: plain data, in the reader's language.

use std::borrow::Cow;

use askama::Template;

use crate::booking::code::Code;
use crate::booking::present::VisitFacts;
use crate::platform::ui::Layout;

/// `/{lang}/desk/bookings/{id}/booked`.
#[derive(Template)]
#[template(path = "booking/booked.html")]
pub struct BookedPage {
    /// The frame. Its title says that the place is booked, or waits.
    pub l: Layout,
    /// The name; for a discreet booking the code.
    pub name: String,
    pub visit: VisitFacts,
    pub number: Code,
    /// For some minutes, to whoever booked.
    pub pin: Option<Code>,
    /// Number and PIN, sign by sign.
    pub spelt: Vec<(Cow<'static, str>, String)>,
    /// What else is true of it: a place in the queue, how they hear of a change.
    pub news: Option<String>,
    pub slip_href: String,
    pub record_href: String,
    pub session_href: String,
    pub again_href: String,
}
