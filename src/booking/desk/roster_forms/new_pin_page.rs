//! The answer to a new PIN, shown this once.

use askama::Template;
use std::borrow::Cow;

use crate::booking::code::{Code, spell_out};
use crate::platform::i18n::t;
use crate::platform::ui::Layout;

/// The answer to a new PIN, shown this once.
#[derive(Template)]
#[template(path = "booking/new_pin.html")]
pub struct NewPinPage {
    /// The frame.
    pub l: Layout,
    /// The session's page.
    back_href: String,
    /// Whose it is; none for a discreet booking.
    name: Option<String>,
    number: Code,
    pin: Code,
}

impl NewPinPage {
    /// The page; the layout's path is the session's page, and its title is set here.
    #[must_use]
    pub fn new(layout: Layout, name: Option<String>, number: &str, pin: &str) -> Self {
        Self {
            back_href: layout.url(&layout.path),
            name,
            number: Code::of(number),
            pin: Code::of(pin),
            l: Layout {
                title: t(layout.locale, "new-pin-title").into_owned(),
                ..layout
            },
        }
    }

    /// What is read out, and how.
    fn aloud(&self) -> Vec<(Cow<'static, str>, String)> {
        spell_out(self.l.locale, &self.number, Some(&self.pin))
    }
}
