//! The page: plain data, in the reader's language.

use askama::Template;

use crate::platform::qr::Qr;
use crate::platform::ui::Layout;
use crate::platform::ui::form::{Field, SummaryLine};
use crate::staff::desk::RefusedWords;

/// `/{lang}/desk/me/second-step`.
#[derive(Template)]
#[template(path = "staff/second_step.html")]
pub struct SecondStepPage {
    pub l: Layout,
    pub notice: Option<String>,
    /// Whether nothing else is open before it is on.
    pub is_owed: bool,
    pub refused: Option<RefusedWords>,
    pub summary: Vec<SummaryLine>,
    /// Makes a secret, for the first time or anew.
    pub begin_action: String,
    pub state: SecondStepState,
}

/// How far somebody has come.
pub enum SecondStepState {
    Off,
    /// In the answer that makes it the secret too, and nowhere else.
    Begun {
        secret: Option<ShownSecret>,
        confirm: CodeForm,
    },
    /// In the answer that turns it on and nowhere else.
    JustOn {
        codes: Vec<String>,
    },
    On {
        /// "7 reservkoder finns kvar."
        left: String,
        end: CodeForm,
    },
}

/// What an app is told.
pub struct ShownSecret {
    /// In groups of four.
    pub grouped: String,
    pub otpauth: String,
    pub qr: Option<Qr>,
}

/// The form sends `code`.
pub struct CodeForm {
    pub action: String,
    pub code: Field,
}
