//! View models of the templates' pages.

use askama::Template;

use crate::platform::ui::Layout;
use crate::platform::ui::form::{Field, SummaryLine};

/// A template.
#[derive(Debug, Clone, Default)]
pub struct TemplateRow {
    pub name: String,
    /// "hjälp på tu man hand, 13.00, 1 timme".
    pub facts: String,
    /// The form that begins with it.
    pub use_href: String,
    pub remove_action: String,
}

/// `/{lang}/desk/templates`.
#[derive(Template)]
#[template(path = "session/templates.html")]
pub struct TemplatesPage {
    pub l: Layout,
    pub notice: Option<String>,
    /// By name.
    pub rows: Vec<TemplateRow>,
}

/// `/{lang}/desk/sessions/{sessionId}/template`. The form sends `name`.
#[derive(Template)]
#[template(path = "session/template_save.html")]
pub struct TemplateSavePage {
    pub l: Layout,
    pub notice: Option<String>,
    pub summary: Vec<SummaryLine>,
    pub back_href: String,
    pub action: String,
    pub key: String,
    pub name: Field,
}
