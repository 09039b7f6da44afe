//! The form that books for a caller: plain data, in the reader's language.

use askama::Template;

use crate::booking::present::RefusalText;
use crate::platform::ui::Layout;
use crate::platform::ui::form::{Choices, Field, SummaryLine};
use crate::session::TimeLine;

/// Seats that are kept for this form.
#[derive(Debug, Clone)]
pub struct KeptSeats {
    /// The hold's id; the form sends it as `hold`.
    pub hold: String,
    /// "En plats hålls till kl. 09.05."
    pub until: String,
    /// Gives them up.
    pub end_action: String,
}

/// `/{lang}/desk/sessions/{id}/book`.
#[derive(Template)]
#[template(path = "booking/caller.html")]
pub struct CallerPage {
    /// The frame. Its title is the session's.
    pub l: Layout,
    pub back_href: String,
    pub when: String,
    pub meetings: Vec<TimeLine>,
    pub place: String,
    /// "3 platser kvar".
    pub left: String,
    pub kept: Option<KeptSeats>,
    pub summary: Vec<SummaryLine>,
    /// Why it could not be booked.
    pub refused: Option<RefusalText>,
    /// Said of a form that was not carried out.
    pub notice: Option<String>,
    pub action: String,
    /// The same form sent twice books once.
    pub key: String,
    pub name: Field,
    pub relation: Choices,
    pub booker: Field,
    pub phone: Field,
    pub email: Field,
    pub reach: Choices,
    pub numbers: Vec<Field>,
    /// Of a home visit.
    pub visit: Vec<Field>,
    /// Why more than there are seats; where there are too few.
    pub reason: Option<Field>,
    /// Whether somebody can wait instead.
    pub may_wait: bool,
    pub topics: Choices,
    /// What is not simply helped, to be said before anything is booked.
    pub topics_told: Vec<String>,
    pub letters: Choices,
    pub interpreter: Choices,
    pub device: Choices,
    pub needs: Choices,
    /// Something of what is folded away is filled in or wrong.
    pub more_open: bool,
    /// Whether only the number is to be shown.
    pub discreet: bool,
    /// Whether the session takes bookings at all.
    pub open: bool,
}
