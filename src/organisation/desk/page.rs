//! The list of reports on accessibility: plain data, in the reader's language.

use askama::Template;

use crate::platform::ui::Layout;

/// `/{lang}/desk/accessibility-reports`.
#[derive(Template)]
#[template(path = "organisation/reports.html")]
pub struct ReportsPage {
    pub l: Layout,
    /// Those not handled first.
    pub reports: Vec<ReportRow>,
}

/// One report.
#[derive(Debug, Clone)]
pub struct ReportRow {
    /// "Tisdag 6 oktober kl. 10.00".
    pub when: String,
    /// In the words of whoever wrote it.
    pub what: String,
    /// The language of the page it was written on.
    pub lang: String,
    pub page: Option<String>,
    pub contact: Option<String>,
    /// Marks it as handled; none where it is.
    pub action: Option<String>,
}
