//! The page for whoever may not do what only planners may: plain data, in the reader's language.

use askama::Template;

use crate::platform::contact::ShownPhone;
use crate::platform::ui::Layout;

/// Whom to ask who may do it.
#[derive(Debug, Clone)]
pub struct PlannersPhone {
    pub venue: String,
    pub phone: Option<ShownPhone>,
}

/// A page of planners as whoever may not use it sees it: whom to ring, and what to say.
#[derive(Template)]
#[template(path = "booking/ask_planners.html")]
pub struct AskPlannersPage {
    pub l: Layout,
    pub venues: Vec<PlannersPhone>,
}
