//! The log as CSV: a row for each act, the newest first. The columns have the names of the JSON.

use chrono::SecondsFormat;

use super::entry::{AuditEntry, object_kind};
use crate::platform::csv::{self, Dialect, without_formula};
use crate::platform::problem::Problem;

const COLUMNS: [&str; 10] = [
    "id",
    "at",
    "byId",
    "byName",
    "act",
    "objectType",
    "objectId",
    "organisation",
    "organisationName",
    "facts",
];

/// # Errors
/// 500 when it cannot be written.
pub fn write(entries: &[AuditEntry], dialect: Dialect) -> Result<Vec<u8>, Problem> {
    csv::write(COLUMNS, entries.iter().map(cells), dialect)
}

fn cells(entry: &AuditEntry) -> [String; 10] {
    let place = entry.organisation.as_ref();
    let text = |text: Option<&String>| text.map_or_else(String::new, |text| without_formula(text));
    [
        entry.id.to_string(),
        entry.at.to_rfc3339_opts(SecondsFormat::Secs, true),
        entry.staff_id.map(|id| id.to_string()).unwrap_or_default(),
        text(entry.staff_name.as_ref()),
        entry.act.clone(),
        object_kind(&entry.act).to_owned(),
        entry.object_id.map(|id| id.to_string()).unwrap_or_default(),
        text(place.map(|place| &place.slug)),
        text(place.map(|place| &place.name)),
        without_formula(&entry.facts.to_string()),
    ]
}
