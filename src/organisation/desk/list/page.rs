//! The organisations: plain data, in the reader's language.

use askama::Template;

use crate::platform::ui::{Layout, PageLinks};

#[derive(Debug, Clone, Default)]
pub struct OrganisationRow {
    pub name: String,
    /// Its settings.
    pub href: String,
    pub slug: String,
    /// "SE".
    pub country: String,
    /// "kommun".
    pub kind: String,
    /// "ja": it answers for people's data itself.
    pub controller: String,
    /// How many people can sign in.
    pub accounts: i64,
}

/// `/{lang}/desk/organisations`.
#[derive(Template)]
#[template(path = "organisation/list.html")]
pub struct OrganisationsPage {
    pub l: Layout,
    pub new_href: String,
    pub rows: Vec<OrganisationRow>,
    pub paging: Option<PageLinks>,
    /// What their letters say in their own words, for whoever decides that.
    pub own_texts_href: Option<String>,
}
