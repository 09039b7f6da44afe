//! The page: plain data, in the reader's language.

use askama::Template;

use crate::platform::i18n::t;
use crate::platform::problem::Problem;
use crate::platform::ui::Layout;
use crate::platform::ui::form::{Field, FormErrors, SummaryLine};
use crate::staff::desk::RefusedWords;

/// `/{lang}/desk/me/password`. The form sends `old` and `new`.
#[derive(Template)]
#[template(path = "staff/own_password.html")]
pub struct OwnPasswordPage {
    pub l: Layout,
    pub notice: Option<String>,
    pub refused: Option<RefusedWords>,
    pub summary: Vec<SummaryLine>,
    pub action: String,
    pub old: Field,
    pub new: Field,
}

impl OwnPasswordPage {
    /// The form, empty: no page shows a password. It sets the layout's title.
    #[must_use]
    pub fn new(layout: Layout, done: Option<String>, problem: Option<&Problem>) -> Self {
        let locale = layout.locale;
        let faults = problem.map_or(&[][..], |problem| &problem.fields);
        let errors = FormErrors::of(locale, faults);
        let field = |name: &'static str, label: &str, fill: &'static str| {
            let field = Field::new(name, t(locale, label)).kind("password", "");
            field.typed(fill, "").checked(&errors)
        };
        let old = field("old", "password-old", "current-password");
        let new = field("new", "password-new", "new-password");
        let new = new.hint(t(locale, "password-new.hint"));
        let refused = RefusedWords::of(problem, locale);
        Self {
            notice: layout.unsent(problem).or(done),
            summary: errors.summary(&[("old", &old.label), ("new", &new.label)]),
            action: layout.url("/desk/me/password"),
            old,
            new,
            l: Layout {
                title: t(locale, "password-change").into_owned(),
                error: refused.is_some() || !errors.is_empty(),
                ..layout
            },
            refused,
        }
    }
}
