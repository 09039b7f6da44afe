//! The two sheets to print: the calls, with names for whoever rings, and the door, without any.

use askama::Template;

use super::page::DoorTask;
use crate::platform::contact::ShownPhone;
use crate::platform::ui::Layout;

/// One to ring, on paper.
#[derive(Debug, Clone)]
pub struct PrintedCall {
    /// The name; the number of a discreet booking.
    pub name: String,
    pub is_code: bool,
    pub phone: Option<ShownPhone>,
    pub language: String,
    /// "Öppen datorhjälp, tisdag 6 oktober kl. 13.00".
    pub session: String,
    /// What to read aloud, in the reader's language.
    pub script: String,
}

/// `/{lang}/desk/call-tasks/print`.
#[derive(Template)]
#[template(path = "booking/calls_print.html")]
pub struct CallSheet {
    pub l: Layout,
    pub calls: Vec<PrintedCall>,
    pub back_href: String,
}

/// `/{lang}/desk/sessions/{id}/door`.
#[derive(Template)]
#[template(path = "booking/door.html")]
pub struct DoorSheet {
    pub l: Layout,
    /// "Öppen datorhjälp, tisdag 6 oktober kl. 13.00".
    pub session: String,
    pub lines: Vec<DoorTask>,
    pub back_href: String,
}
