//! The page that asks for number and PIN.

use askama::Template;

use crate::booking::present::RefusalText;
use crate::platform::i18n::t;
use crate::platform::ui::Layout;
use crate::platform::ui::form::{Field, FormErrors, SummaryLine};

/// `/{lang}/my-booking`: number and PIN.
#[derive(Template)]
#[template(path = "booking/ask.html")]
pub struct AskPage {
    /// The frame.
    pub l: Layout,
    /// Where the form goes.
    pub action: String,
    summary: Vec<SummaryLine>,
    /// A refusal: no such booking, wait, ask the desk.
    refused: Option<RefusalText>,
    number: Field,
    pin: Field,
}

impl AskPage {
    /// The page, with the number as typed. A PIN is never written back.
    #[must_use]
    pub fn new(
        layout: Layout,
        action: impl Into<String>,
        number: &str,
        errors: &FormErrors,
        refused: Option<RefusalText>,
    ) -> Self {
        let locale = layout.locale;
        let number = Field::new("number", t(locale, "booking-number"))
            .hint(t(locale, "ask-number-hint"))
            .kind("text", "short spaced")
            .typed("off", "")
            .value(number)
            .checked(errors);
        let pin = Field::new("pin", t(locale, "booking-pin"))
            .hint(t(locale, "ask-pin-hint"))
            .kind("text", "tiny spaced")
            .typed("off", "numeric")
            .checked(errors);
        Self {
            action: action.into(),
            summary: errors.summary(&[("number", &number.label), ("pin", &pin.label)]),
            l: Layout {
                title: t(locale, "ask-title").into_owned(),
                error: !errors.is_empty() || refused.is_some(),
                ..layout
            },
            refused,
            number,
            pin,
        }
    }
}
