//! One person: plain data, in the reader's language.

use askama::Template;

use crate::platform::ui::Layout;
use crate::platform::ui::form::{Choices, Field, SummaryLine};
use crate::staff::desk::refusal::RefusedWords;

/// `/{lang}/desk/staff/{staffId}`.
#[derive(Template)]
#[template(path = "staff/member.html")]
pub struct MemberPage {
    pub l: Layout,
    pub notice: Option<String>,
    pub refused: Option<RefusedWords>,
    pub summary: Vec<SummaryLine>,
    pub back_href: String,
    /// "Katrineholms kommun", the address, when somebody signed in last.
    pub facts: Vec<String>,
    /// "Kontot är stängt sedan tisdag 6 oktober."
    pub closed: Option<String>,
    pub is_unused: bool,
    /// When the account will be closed, as its owner was told.
    pub closes: Option<String>,
    pub change: ChangeForm,
    pub roles: Vec<RoleRow>,
    /// None for oneself: nobody gives a role to the own account.
    pub give: Option<RoleForm>,
    /// Sends a link to set a password; none where nobody can sign in.
    pub invite_action: Option<String>,
    /// None for oneself, and for a closed account.
    pub close_action: Option<String>,
    pub reopen_action: Option<String>,
}

/// The form sends `version`, `name`, `email` and `pledgedOn`.
pub struct ChangeForm {
    pub action: String,
    pub version: String,
    pub name: Field,
    pub email: Field,
    pub pledged_on: Field,
}

/// A role that somebody has.
#[derive(Debug, Clone)]
pub struct RoleRow {
    /// "planerare, Katrineholms kommun".
    pub role: String,
    /// None where the reader may not decide about it.
    pub withdraw_action: Option<String>,
}

/// The form sends `role` and `place`.
pub struct RoleForm {
    pub action: String,
    pub role: Choices,
    pub place: Choices,
}
