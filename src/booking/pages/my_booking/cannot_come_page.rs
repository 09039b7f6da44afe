//! The page of "I cannot come" in a reminder: what is given up, and a button that does it. Opening it changes nothing,
//! and it names nobody.

use askama::Template;

use crate::booking::present::VisitFacts;
use crate::platform::i18n::t;
use crate::platform::ui::Layout;

/// `/{lang}/my-booking?link=…&cancel=yes`.
#[derive(Template)]
#[template(path = "booking/cannot_come.html")]
pub struct CannotComePage {
    /// The frame.
    pub l: Layout,
    /// Where the forms go.
    pub action: String,
    /// What the letter's link carries.
    pub link: String,
    /// What, when and where.
    pub visit: VisitFacts,
}

impl CannotComePage {
    /// The page; the layout's title is set here.
    #[must_use]
    pub fn new(layout: Layout, link: impl Into<String>, visit: VisitFacts) -> Self {
        Self {
            action: layout.url("/my-booking"),
            link: link.into(),
            l: Layout {
                title: t(layout.locale, "cancel-title").into_owned(),
                ..layout
            },
            visit,
        }
    }
}
