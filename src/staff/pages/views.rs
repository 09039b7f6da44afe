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
/// The field that says that the first step was taken.
pub const PROOF: &str = "proof";
/// What no page carries.
const NEVER_KEPT: [&str; 6] = [csrf::FIELD, "password", "old", "new", "code", PROOF];

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

impl AfterSignIn {
    /// Where the form of a sign-in page goes: a form that waits comes back at its own path.
    pub(super) fn action(&self, layout: &Layout) -> String {
        match self {
            Self::Open(_) => layout.url("/desk/sign-in"),
            Self::Show(waiting) => waiting.action.clone(),
        }
    }

    /// What the form sends along, hidden.
    #[must_use]
    pub fn hidden(&self) -> Vec<(String, String)> {
        match self {
            Self::Open(next) => {
                let next = next.iter().map(|next| ("next".to_owned(), next.clone()));
                next.collect()
            }
            Self::Show(waiting) => {
                let fields = waiting.form.fields();
                let fields =
                    fields.map(|(name, value)| (format!("{KEPT_FIELD}{name}"), value.to_owned()));
                let kept = [(KEPT.to_owned(), "true".to_owned())];
                kept.into_iter().chain(fields).collect()
            }
        }
    }
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
    /// Leads to the identity provider; none without one, and while a form waits, which would be lost on the way.
    provider_href: Option<String>,
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
            action: after.action(&layout),
            after,
            summary: errors.summary(&[("email", &email.label), ("password", &password.label)]),
            email,
            password,
            provider_href: None,
            l: Layout {
                title: t(locale, "sign-in-title").into_owned(),
                error: !errors.is_empty() || refused.is_some(),
                ..layout
            },
            refused,
        }
    }

    /// The page offers the way through the identity provider too.
    #[must_use]
    pub fn with_provider(mut self) -> Self {
        if let AfterSignIn::Open(next) = &self.after {
            let asked = next.as_ref().map(|next| [("next", next)]);
            let asked = asked.and_then(|asked| serde_html_form::to_string(asked).ok());
            let asked = asked.map(|asked| format!("?{asked}")).unwrap_or_default();
            let way = self.l.url("/desk/sign-in/provider");
            self.provider_href = Some(format!("{way}{asked}"));
        }
        self
    }
}
