//! What the sign-in page is made of.

use askama::Template;

use crate::platform::auth::csrf;
use crate::platform::i18n::t;
use crate::platform::input::form::Form;
use crate::platform::ui::Layout;
use crate::platform::ui::form::{Field, FormErrors, SummaryLine};

/// Why somebody was not signed in, in the reader's language.
pub struct SignInRefusal {
    pub title: String,
    pub detail: String,
}

/// Marks the form of a sign-in page behind which another form waits.
pub const KEPT: &str = "kept";
/// What the names of that form's fields begin with.
pub const KEPT_FIELD: &str = "kept.";
/// What no page carries.
const NEVER_KEPT: [&str; 4] = [csrf::FIELD, "password", "old", "new"];

/// A form that waits, in the page itself, until somebody has signed in.
pub struct WaitingForm {
    /// Where it goes: the path that it was sent to.
    pub action: String,
    form: Form,
}

impl WaitingForm {
    #[must_use]
    pub fn new(action: String, form: &Form) -> Self {
        Self {
            action,
            form: form.without(&NEVER_KEPT),
        }
    }
}

/// What follows a sign-in.
pub enum AfterSignIn {
    /// A page, by its path; the desk where none was asked for.
    Open(Option<String>),
    /// The form as it was.
    Show(WaitingForm),
}

/// `/{lang}/desk/sign-in`, and in place of the page of a form whose sign-in has ended.
#[derive(Template)]
#[template(path = "staff/sign_in.html")]
pub struct SignInPage {
    pub l: Layout,
    action: String,
    after: AfterSignIn,
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
        after: AfterSignIn,
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
            action: match &after {
                AfterSignIn::Open(_) => layout.url("/desk/sign-in"),
                AfterSignIn::Show(waiting) => waiting.action.clone(),
            },
            after,
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
