//! The form for a new organisation: plain data, in the reader's language.

use askama::Template;

use crate::platform::ui::Layout;
use crate::platform::ui::form::{Choices, Field, SummaryLine};
use crate::platform::ui::refused::Refused;

/// `/{lang}/desk/organisations/new`. The form sends `name`, `kind`, `parent`, `municipality`, `phone`, `controller` and
/// `key`.
#[derive(Template)]
#[template(path = "organisation/new.html")]
pub struct NewOrganisationPage {
    pub l: Layout,
    pub notice: Option<String>,
    pub refused: Option<Refused>,
    pub summary: Vec<SummaryLine>,
    pub back_href: String,
    pub action: String,
    pub key: String,
    pub name: Field,
    pub kind: Choices,
    pub parent: Choices,
    pub municipality: Choices,
    pub phone: Field,
    pub controller: bool,
}
