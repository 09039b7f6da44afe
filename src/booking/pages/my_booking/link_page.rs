//! The page of a letter's link: one button, so that a mail scanner opens nothing.

use askama::Template;

use crate::platform::i18n::t;
use crate::platform::ui::Layout;

/// `/{lang}/my-booking?link=…`: one button, so that a mail scanner opens nothing.
#[derive(Template)]
#[template(path = "booking/link.html")]
pub struct LinkPage {
    /// The frame.
    pub l: Layout,
    /// Where the form goes.
    pub action: String,
    /// What the letter's link carries.
    pub link: String,
}

impl LinkPage {
    /// The page for a letter's link; the layout's title is set here.
    #[must_use]
    pub fn new(layout: Layout, link: impl Into<String>) -> Self {
        Self {
            action: layout.url("/my-booking"),
            link: link.into(),
            l: Layout {
                title: t(layout.locale, "ask-title").into_owned(),
                ..layout
            },
        }
    }
}
