//! The log: plain data, in the reader's language.

use askama::Template;

use crate::platform::ui::form::Field;
use crate::platform::ui::{Layout, PageLinks};

/// One act in a sentence.
#[derive(Debug, Clone, Default)]
pub struct LogLine {
    /// "Tisdag 6 oktober kl. 13.02".
    pub when: String,
    /// "Huda Nilsson"; "Någon" where it is not known who.
    pub who: String,
    /// What else this person did.
    pub who_href: Option<String>,
    /// "flyttade en bokning".
    pub did: String,
    /// "KDM4X7H3", "Öppen datorhjälp, 6 oktober".
    pub object: Option<String>,
    /// What else was done with it.
    pub object_href: Option<String>,
    pub organisation: String,
}

/// `/{lang}/desk/audit`. The form sends `from` and `to`.
#[derive(Template)]
#[template(path = "staff/audit.html")]
pub struct AuditPage {
    pub l: Layout,
    pub fields: [Field; 2],
    /// What `object` and `staff` say, kept by the form.
    pub hidden: Vec<(&'static str, String)>,
    /// The whole log, where a part is shown.
    pub all_href: Option<String>,
    pub lines: Vec<LogLine>,
    /// The same part of the log as a file.
    pub csv_href: String,
    pub paging: Option<PageLinks>,
}
