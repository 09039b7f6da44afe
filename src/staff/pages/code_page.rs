//! What the page of the second step is made of.

use askama::Template;

use super::views::{AfterSignIn, PROOF, SignInRefusal};
use crate::platform::i18n::t;
use crate::platform::ui::Layout;
use crate::platform::ui::form::{Field, FormErrors, SummaryLine};

/// In place of the sign-in page after a right password. The form sends `proof` and `code`.
#[derive(Template)]
#[template(path = "staff/code.html")]
pub struct CodePage {
    pub l: Layout,
    action: String,
    proof: String,
    after: AfterSignIn,
    summary: Vec<SummaryLine>,
    refused: Option<SignInRefusal>,
    code: Field,
}

impl CodePage {
    /// The page, never with a code. It sets the layout's title.
    #[must_use]
    pub fn new(
        layout: Layout,
        proof: &str,
        after: AfterSignIn,
        errors: &FormErrors,
        refused: Option<SignInRefusal>,
    ) -> Self {
        let locale = layout.locale;
        let code = Field::new("code", t(locale, "second-step-code"))
            .typed("one-time-code", "")
            .hint(t(locale, "second-step-code.hint"))
            .checked(errors);
        Self {
            action: after.action(&layout),
            proof: proof.to_owned(),
            after,
            summary: errors.summary(&[("code", &code.label)]),
            code,
            l: Layout {
                title: t(locale, "second-step-title").into_owned(),
                error: !errors.is_empty() || refused.is_some(),
                ..layout
            },
            refused,
        }
    }
}
