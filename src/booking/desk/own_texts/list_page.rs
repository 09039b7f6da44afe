//! Which own texts an organisation has: plain data, in the reader's language.

use askama::Template;

use crate::platform::ui::Layout;

/// `/{lang}/desk/letter-texts`.
#[derive(Template)]
#[template(path = "booking/own_texts.html")]
pub struct OwnTextsPage {
    /// Its title is the heading.
    pub l: Layout,
    pub notice: Option<String>,
    pub back_href: String,
    /// Which organisations there are to choose from; none where there is but one.
    pub organisations: Vec<OrganisationChoice>,
    /// The name of the organisation whose texts follow; none where none is chosen.
    pub chosen: Option<String>,
    pub rows: Vec<OwnTextRow>,
}

#[derive(Debug, Clone)]
pub struct OrganisationChoice {
    pub name: String,
    pub href: String,
    pub is_chosen: bool,
}

/// A kind of letter, and what stands in it.
#[derive(Debug, Clone)]
pub struct OwnTextRow {
    /// "Bekräftelse".
    pub kind: String,
    /// The page that changes it.
    pub href: String,
    pub texts: Vec<TextInLanguage>,
}

#[derive(Debug, Clone)]
pub struct TextInLanguage {
    pub text: String,
    pub lang: String,
    pub dir: &'static str,
}
