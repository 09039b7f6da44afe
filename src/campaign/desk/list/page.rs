//! The list of campaigns: plain data, in the reader's language.

use askama::Template;

use crate::campaign::desk::campaign::page::EditionRow;
use crate::platform::ui::{Layout, PageLinks};

/// `/{lang}/desk/campaigns`.
#[derive(Template)]
#[template(path = "campaign/list.html")]
pub struct CampaignsPage {
    pub l: Layout,
    pub notice: Option<String>,
    pub new_href: String,
    pub campaigns: Vec<CampaignGroup>,
    pub paging: Option<PageLinks>,
}

/// A campaign with its editions, the newest first.
#[derive(Debug, Clone)]
pub struct CampaignGroup {
    pub name: String,
    pub href: String,
    /// Who runs it.
    pub organisation: String,
    pub editions: Vec<EditionRow>,
}
