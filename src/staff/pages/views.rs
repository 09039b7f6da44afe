//! What the sign-in page is made of.

use askama::Template;

use crate::platform::i18n::t;
use crate::platform::ui::Layout;
use crate::platform::ui::form::Field;

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
        refused: Option<SignInRefusal>,
    ) -> Self {
        let locale = layout.locale;
        Self {
            action: layout.url("/desk/sign-in"),
            next,
            email: Field::new("email", t(locale, "sign-in-email"))
                .kind("email", "")
                .typed("username", "email")
                .value(email),
            password: Field::new("password", t(locale, "sign-in-password"))
                .kind("password", "")
                .typed("current-password", ""),
            l: Layout {
                title: t(locale, "sign-in-title").into_owned(),
                error: refused.is_some(),
                ..layout
            },
            refused,
        }
    }
}
