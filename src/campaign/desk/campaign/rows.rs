//! Editions as a list has them.

use std::collections::HashMap;

use super::page::EditionRow;
use crate::campaign::desk::paths::{edition_path, report_path};
use crate::campaign::model::{Campaign, Edition};
use crate::campaign::present::edition_days;
use crate::platform::i18n::numbers;
use crate::platform::ids::EditionId;
use crate::platform::ui::Layout;

/// The editions of a campaign, whose owner writes in `language`.
pub fn edition_rows(
    layout: &Layout,
    (campaign, language): (&Campaign, &str),
    editions: &[Edition],
    published: &HashMap<EditionId, i64>,
) -> Vec<EditionRow> {
    let locale = layout.locale;
    let row = |edition: &Edition| {
        let (name, lang) = edition.name.best(&[locale.tag()], language);
        let sessions = published.get(&edition.id).copied().unwrap_or(0);
        EditionRow {
            name: name.to_owned(),
            lang: lang.to_owned(),
            href: layout.url(&edition_path(campaign, edition)),
            dates: edition_days(locale, edition.starts_on, edition.ends_on),
            sessions: numbers::count(locale, sessions),
            report_href: layout.url(&report_path(campaign, edition)),
        }
    };
    editions.iter().map(row).collect()
}
