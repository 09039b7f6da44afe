//! The page: plain data, in the reader's language.

use askama::Template;

use crate::platform::i18n::{t, t_with};
use crate::platform::problem::Problem;
use crate::platform::ui::Layout;
use crate::platform::ui::form::{Field, FormErrors, SummaryLine};
use crate::staff::desk::RefusedWords;

/// `/{lang}/desk/password`. The form sends `key` and `password`.
#[derive(Template)]
#[template(path = "staff/set_password.html")]
pub struct SetPasswordPage {
    pub l: Layout,
    /// None where the link is not good any more.
    pub form: Option<SetPasswordForm>,
    pub summary: Vec<SummaryLine>,
    pub refused: Option<RefusedWords>,
    pub forgotten_href: String,
}

/// The form behind a good link.
pub struct SetPasswordForm {
    pub action: String,
    pub key: String,
    /// "Du loggar in med huda@katrineholm.example."
    pub whose: String,
    pub password: Field,
}

impl SetPasswordPage {
    /// The form for whoever has the address. It sets the layout's title.
    #[must_use]
    pub fn new(layout: Layout, key: &str, email: &str, problem: Option<&Problem>) -> Self {
        let locale = layout.locale;
        let faults = problem.map_or(&[][..], |problem| &problem.fields);
        let errors = FormErrors::of(locale, faults);
        let password = Field::new("password", t(locale, "password-new"))
            .kind("password", "")
            .typed("new-password", "")
            .hint(t(locale, "password-new.hint"))
            .checked(&errors);
        let refused = RefusedWords::of(problem, locale);
        Self {
            summary: errors.summary(&[("password", &password.label)]),
            forgotten_href: layout.url("/desk/forgotten"),
            form: Some(SetPasswordForm {
                action: layout.url("/desk/password"),
                key: key.to_owned(),
                whose: t_with(locale, "password-whose", &[("email", email.into())]),
                password,
            }),
            l: Layout {
                title: t(locale, "password-title").into_owned(),
                error: refused.is_some() || !errors.is_empty(),
                ..layout
            },
            refused,
        }
    }

    /// In place of the form: the link is not good any more.
    #[must_use]
    pub fn over(layout: Layout, problem: &Problem) -> Self {
        Self {
            form: None,
            ..Self::new(layout, "", "", Some(problem))
        }
    }
}
