//! What the sign-in page is made of.

use askama::Template;

use crate::platform::i18n::t;
use crate::platform::ui::Layout;
use crate::platform::ui::form::{Field, FormErrors, SummaryLine};

/// Why somebody was not signed in, in the reader's language.
pub struct SignInRefusal {
    pub title: String,
    pub detail: String,
}

/// `/{lang}/desk/sign-in`.
#[derive(Template)]
#[template(path = "staff/sign_in.html")]
pub struct SignInPage {
    pub l: Layout,
    action: String,
    /// The path to go on to after signing in.
    next: Option<String>,
    summary: Vec<SummaryLine>,
    refused: Option<SignInRefusal>,
    email: Field,
    password: Field,
}

impl SignInPage {
    /// The page, with the address as typed and never a password. It sets the layout's title.
    #[must_use]
    pub fn new(
        layout: Layout,
        email: &str,
        next: Option<String>,
        errors: &FormErrors,
        refused: Option<SignInRefusal>,
    ) -> Self {
        let locale = layout.locale;
        let email = Field::new("email", t(locale, "sign-in-email"))
            .kind("email", "")
            .typed("username", "email")
            .value(email)
            .checked(errors);
        let password = Field::new("password", t(locale, "sign-in-password"))
            .kind("password", "")
            .typed("current-password", "")
            .checked(errors);
        Self {
            action: layout.url("/desk/sign-in"),
            next,
            summary: errors.summary(&[("email", &email.label), ("password", &password.label)]),
            email,
            password,
            l: Layout {
                title: t(locale, "sign-in-title").into_owned(),
                error: !errors.is_empty() || refused.is_some(),
                ..layout
            },
            refused,
        }
    }
}
