//! The list of venues: plain data, in the reader's language.

use askama::Template;

use crate::platform::ui::form::Field;
use crate::platform::ui::{Layout, PageLinks};

/// `/{lang}/desk/venues`.
#[derive(Template)]
#[template(path = "session/venues.html")]
pub struct VenuesPage {
    pub l: Layout,
    pub notice: Option<String>,
    /// Of a list that is longer than a page.
    pub search: Option<Field>,
    pub groups: Vec<VenueGroup>,
    pub paging: Option<PageLinks>,
}

/// The venues of an organisation.
#[derive(Debug, Clone)]
pub struct VenueGroup {
    pub organisation: String,
    pub venues: Vec<VenueLine>,
    /// For who may add one.
    pub new_href: Option<String>,
    /// The days on which all of them are closed, for who plans in the whole organisation.
    pub closed_days_href: Option<String>,
}

#[derive(Debug, Clone)]
pub struct VenueLine {
    pub name: String,
    pub href: String,
    /// "Bibliotek".
    pub kind: String,
    pub address: Option<String>,
}
