//! Free times for a caller: plain data, in the reader's language.

use askama::Template;

use crate::platform::ui::Layout;
use crate::platform::ui::PageLinks;
use crate::platform::ui::form::{Choices, Field};

/// `/{lang}/desk/book`. The filter sends `venue`, `day`, `seats`, `topic`, `language`, `helper`, `full`; a time is kept
/// by its own form, with `seats` and a `key`.
#[derive(Template)]
#[template(path = "booking/find_time.html")]
pub struct FindTimePage {
    /// The frame. Its title is the heading.
    pub l: Layout,
    pub action: String,
    pub day: Field,
    pub seats: Field,
    /// Venue, topic, language and helper, as far as there is something to choose.
    pub choices: Vec<Choices>,
    /// Full sessions are shown too.
    pub full: bool,
    /// Whether a choice beside the venue and the day is made.
    pub narrowed: bool,
    pub days: Vec<FreeDay>,
    /// How many a booking would be for.
    pub wanted: i32,
    /// Whose next time it is, by an earlier booking's id.
    pub again: Option<String>,
    pub paging: Option<PageLinks>,
}

/// The times of one day.
#[derive(Debug, Clone)]
pub struct FreeDay {
    /// The heading's id in the page.
    pub id: String,
    /// "I dag, tisdag 6 oktober".
    pub heading: String,
    pub times: Vec<FreeTime>,
}

/// One time.
#[derive(Debug, Clone)]
pub struct FreeTime {
    /// "13.00".
    pub clock: String,
    /// "till 13.40".
    pub until: String,
    pub title: String,
    /// Venue, room, helpers.
    pub place: String,
    /// "3 platser kvar".
    pub seats: String,
    /// Keeps the seats and leads to the form.
    pub keep: Option<KeepForm>,
    /// The form, where there are too few seats: with a reason, or for the queue.
    pub beyond_href: String,
}

/// Keeps seats for some minutes.
#[derive(Debug, Clone)]
pub struct KeepForm {
    pub action: String,
    /// Sent twice it keeps them once.
    pub key: String,
}
