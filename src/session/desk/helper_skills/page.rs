//! View model of what a helper can. `templates/session/helper_skills.html` shows it.

use askama::Template;

use crate::platform::ui::Layout;
use crate::platform::ui::form::{Choices, SummaryLine};

/// `/{lang}/desk/helper-skills/{staffId}`. The form sends `languages`, `topics` and `devices`.
#[derive(Template)]
#[template(path = "session/helper_skills.html")]
pub struct HelperSkillsPage {
    /// Its title is the helper's name.
    pub l: Layout,
    pub notice: Option<String>,
    pub summary: Vec<SummaryLine>,
    pub back_href: String,
    pub action: String,
    pub languages: Choices,
    pub topics: Choices,
    pub devices: Choices,
}
