//! The sign-in page.

use askama::Template;

use crate::platform::i18n::t;
use crate::platform::ui::Layout;
use crate::platform::ui::form::Field;

/// `/{lang}/desk/sign-in`.
#[derive(Template)]
#[template(path = "staff/sign_in.html")]
pub struct SignInPage {
    /// The frame.
    pub l: Layout,
    action: String,
    /// The path to go on to.
    next: Option<String>,
    /// Title and detail of a refusal.
    refused: Option<(String, String)>,
    email: Field,
    password: Field,
}

impl SignInPage {
    /// The page, with the address as typed; a password is never written back. The layout's title
    /// is set here.
    #[must_use]
    pub fn new(
        layout: Layout,
        email: &str,
        next: Option<String>,
        refused: Option<(String, String)>,
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
