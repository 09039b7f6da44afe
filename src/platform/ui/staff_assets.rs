//! What only staff's pages load: a sheet of their own, and scripts where a list changes while it is open.
//! No resident's page has any of it, and every page works without the scripts.

use std::sync::LazyLock;

use super::assets::Asset;

const STYLESHEET: &str = include_str!("../../../assets/desk.css");
/// htmx 2.0.11 from npm, as it is there (0BSD). A test compares it.
const HTMX: &[u8] = include_bytes!("../../../assets/htmx.min.js");
const DESK: &[u8] = include_bytes!("../../../assets/desk.js");

/// Their files, made once.
#[derive(Debug)]
pub struct StaffAssets {
    pub stylesheet: Asset,
    /// In the order in which a page names them.
    pub scripts: [Asset; 2],
}

static STAFF_ASSETS: LazyLock<StaffAssets> = LazyLock::new(|| StaffAssets {
    stylesheet: Asset::new("desk", "css", "text/css; charset=utf-8", STYLESHEET),
    scripts: [("htmx", HTMX), ("desk", DESK)]
        .map(|(name, content)| Asset::new(name, "js", "text/javascript; charset=utf-8", content)),
});

#[must_use]
pub fn staff_assets() -> &'static StaffAssets {
    &STAFF_ASSETS
}
