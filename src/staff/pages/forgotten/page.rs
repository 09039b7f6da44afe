//! The page: plain data, in the reader's language.

use askama::Template;

use crate::platform::i18n::t;
use crate::platform::problem::Problem;
use crate::platform::ui::Layout;
use crate::platform::ui::form::{Field, FormErrors, SummaryLine};
use crate::staff::desk::RefusedWords;

/// `/{lang}/desk/forgotten`. The form sends `email`.
#[derive(Template)]
#[template(path = "staff/forgotten.html")]
pub struct ForgottenPage {
    pub l: Layout,
    /// Whether an address was given just now, whosever it is.
    pub is_sent: bool,
    pub summary: Vec<SummaryLine>,
    pub refused: Option<RefusedWords>,
    pub action: String,
    pub sign_in_href: String,
    pub email: Field,
}

impl ForgottenPage {
    /// The form, or that a letter may be on its way. It sets the layout's title.
    #[must_use]
    pub fn new(layout: Layout, email: &str, is_sent: bool, problem: Option<&Problem>) -> Self {
        let locale = layout.locale;
        let faults = problem.map_or(&[][..], |problem| &problem.fields);
        let errors = FormErrors::of(locale, faults);
        let email = Field::new("email", t(locale, "sign-in-email"))
            .kind("email", "")
            .typed("username", "email")
            .value(email)
            .checked(&errors);
        let refused = RefusedWords::of(problem, locale);
        Self {
            is_sent,
            summary: errors.summary(&[("email", &email.label)]),
            action: layout.url("/desk/forgotten"),
            sign_in_href: layout.url("/desk/sign-in"),
            email,
            l: Layout {
                title: t(locale, "forgotten-title").into_owned(),
                error: refused.is_some() || !errors.is_empty(),
                ..layout
            },
            refused,
        }
    }
}
