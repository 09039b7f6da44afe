//! The page of one own text: plain data, in the reader's language.

use askama::Template;

use crate::booking::desk::reasons::ReasonField;
use crate::booking::notify::PreviewPiece;
use crate::booking::present::RefusalText;
use crate::platform::ui::Layout;
use crate::platform::ui::form::SummaryLine;

/// `/{lang}/desk/letter-texts/{organisationId}/{kind}`. The form sends `step`: `preview` or `save`.
#[derive(Template)]
#[template(path = "booking/own_text.html")]
pub struct OwnTextPage {
    pub l: Layout,
    pub notice: Option<String>,
    pub refused: Option<RefusalText>,
    pub summary: Vec<SummaryLine>,
    pub back_href: String,
    pub organisation: String,
    pub action: String,
    pub version: i32,
    /// What was shown before the second press.
    pub seen: String,
    pub texts: Vec<ReasonField>,
    pub variables: Vec<VariableLine>,
    /// The letter in each language; none before it was asked for.
    pub previews: Option<Vec<ShownLetter>>,
    /// "Spara", or that the text is taken away.
    pub submit: String,
}

/// What can stand in braces.
#[derive(Debug, Clone)]
pub struct VariableLine {
    /// "{name}".
    pub written: &'static str,
    pub means: String,
}

/// A letter as it would be sent.
#[derive(Debug, Clone)]
pub struct ShownLetter {
    /// "På svenska".
    pub language: String,
    pub lang: &'static str,
    pub dir: &'static str,
    pub subject: String,
    pub text: Vec<PreviewPiece>,
}
