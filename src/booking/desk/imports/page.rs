//! View models of the import. `templates/booking/import_choose.html` and `import.html` show them.

use askama::Template;

use crate::platform::ui::Layout;
use crate::platform::ui::form::{Choices, Field, SummaryLine};

/// `/{lang}/desk/imports`. The form sends `file`, `what` it holds, and for a calendar `venue`, `kind` and `seats`.
#[derive(Template)]
#[template(path = "booking/import_choose.html")]
pub struct ChooseFilePage {
    pub l: Layout,
    pub what: Choices,
    /// Of a sheet of counts.
    pub count_columns: Vec<&'static str>,
    pub venue: Choices,
    pub kind: Choices,
    pub seats: Field,
    pub notice: Option<String>,
    pub summary: Vec<SummaryLine>,
    pub action: String,
    pub sample_href: String,
    /// What is wrong with the file.
    pub error: Option<String>,
    /// The columns in the order of the sample.
    pub columns: Vec<&'static str>,
}

/// `/{lang}/desk/imports/{fileId}`: what would come of a file, or what came of it.
#[derive(Template)]
#[template(path = "booking/import.html")]
pub struct ImportPage {
    pub l: Layout,
    /// "Höstens program.xlsx".
    pub file: String,
    /// "30 rader", "28 nya tillfällen, som utkast".
    pub counts: Vec<String>,
    /// "2 får mejl."; none where nobody is told.
    pub told: Option<String>,
    /// "3 fel att rätta"; none without a fault.
    pub faults_heading: Option<String>,
    pub faults: Vec<FaultLine>,
    /// "Och 200 fel till."
    pub more: Option<String>,
    /// "Läs in 30 tillfällen"; none where there is nothing to read in.
    pub button: Option<String>,
    /// Whether it was read in.
    pub done: bool,
    pub action: String,
    /// What was chosen beside the file, for the button's form.
    pub chosen: Vec<(&'static str, String)>,
    pub choose_href: String,
    pub plan_href: String,
}

/// What is wrong with a row.
#[derive(Debug, Clone, Default)]
pub struct FaultLine {
    /// "Rad 7312 · localTime".
    pub place: String,
    pub words: String,
}
