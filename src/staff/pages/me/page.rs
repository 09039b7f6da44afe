//! One's own account: plain data, in the reader's language.

use askama::Template;

use crate::platform::ui::Layout;
use crate::platform::ui::form::{Choices, Field, SummaryLine};
use crate::staff::desk::RefusedWords;

/// `/{lang}/desk/me`.
#[derive(Template)]
#[template(path = "staff/me.html")]
pub struct MePage {
    pub l: Layout,
    pub notice: Option<String>,
    pub refused: Option<RefusedWords>,
    pub summary: Vec<SummaryLine>,
    /// The name, the address, the roles.
    pub facts: Vec<String>,
    pub password_href: String,
    /// "Inloggning i två steg är på."
    pub second_step: String,
    pub second_step_href: String,
    pub sign_ins: Vec<SignInRow>,
    /// None where this is the only one.
    pub end_others_action: Option<String>,
    /// In the answer that makes it and nowhere else.
    pub made: Option<MadeToken>,
    pub tokens: Vec<TokenRow>,
    pub new_token: TokenForm,
}

/// A browser that is signed in.
#[derive(Debug, Clone)]
pub struct SignInRow {
    /// "Firefox, Windows"; that it is not known.
    pub device: String,
    /// "Sedan tisdag 6 oktober kl. 8.00, senast kl. 10.00".
    pub when: String,
    /// None for the one that shows this page.
    pub end_action: Option<String>,
}

/// A token that was made just now.
#[derive(Debug, Clone)]
pub struct MadeToken {
    pub name: String,
    pub token: String,
}

/// A token that is good.
#[derive(Debug, Clone)]
pub struct TokenRow {
    pub name: String,
    /// "bookings:read"; "allt".
    pub scopes: String,
    /// "Till onsdag 6 oktober 2027. Användes senast …".
    pub when: String,
    pub end_action: String,
}

/// The form sends `name`, `days`, and `read` and `write` for each noun.
pub struct TokenForm {
    pub action: String,
    pub name: Field,
    pub days: Choices,
    pub read: Choices,
    pub write: Choices,
    /// Whether it is shown open, as something is wrong with it.
    pub is_open: bool,
}
