//! A form that was not sent, by itself: for a form of one button, which no page shows again.

use askama::Template;

use crate::platform::i18n::t;
use crate::platform::input::form::Form;
use crate::platform::problem::Problem;
use crate::platform::ui::Layout;

/// What was about to be done, and the button that does it.
#[derive(Template)]
#[template(path = "staff/unsent.html")]
pub struct UnsentPage {
    pub l: Layout,
    action: String,
    form: Form,
    notice: String,
    button: String,
}

impl UnsentPage {
    /// The page; the problem names the button. It sets the layout's title.
    #[must_use]
    pub fn new(layout: Layout, action: String, form: Form, problem: &Problem) -> Self {
        let named = problem.facts.get("button").and_then(|key| key.as_str());
        let button = t(layout.locale, named.unwrap_or("unsent-send")).into_owned();
        Self {
            action,
            form,
            notice: layout.unsent(Some(problem)).unwrap_or_default(),
            l: Layout {
                title: button.clone(),
                ..layout
            },
            button,
        }
    }
}
