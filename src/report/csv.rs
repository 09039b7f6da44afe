//! Writes a report as CSV: a header, the groups, and last the total. The columns have the names and
//! the order of the JSON. A hidden cell is empty.

use crate::platform::csv::{self, Dialect, without_formula};
use crate::platform::i18n::Locale;
use crate::platform::problem::Problem;

use super::view::{ReportView, RowView};

const COLUMNS: [&str; 15] = [
    "key",
    "label",
    "sessions",
    "cancelled",
    "due",
    "reported",
    "estimated",
    "coverage",
    "bookings",
    "noShows",
    "walkIns",
    "participants",
    "children",
    "digital",
    "suppressed",
];

/// Writes a report.
///
/// # Errors
/// 500 when it cannot be written.
pub fn write(report: &ReportView, dialect: Dialect) -> Result<Vec<u8>, Problem> {
    let rows = report.groups.iter().chain([&report.total]);
    csv::write(COLUMNS, rows.map(|row| cells(row, dialect)), dialect)
}

fn cells(row: &RowView, dialect: Dialect) -> [String; 15] {
    let people = |figure: Option<i64>| figure.map(|n| n.to_string()).unwrap_or_default();
    [
        without_formula(&row.key),
        without_formula(&row.label),
        row.sessions.to_string(),
        row.cancelled.to_string(),
        row.due.to_string(),
        row.reported.to_string(),
        row.estimated.to_string(),
        row.coverage
            .map(|share| decimal(share, dialect))
            .unwrap_or_default(),
        people(row.bookings),
        people(row.no_shows),
        people(row.walk_ins),
        people(row.participants),
        people(row.children),
        people(row.digital),
        row.suppressed.to_string(),
    ]
}

fn decimal(share: f64, dialect: Dialect) -> String {
    match dialect {
        Dialect::Spreadsheet(Locale::Sv | Locale::Nb) => share.to_string().replace('.', ","),
        _ => share.to_string(),
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use super::*;

    fn row(key: &str, label: &str, participants: Option<i64>) -> RowView {
        RowView {
            key: key.to_owned(),
            label: label.to_owned(),
            sessions: 4,
            cancelled: 0,
            due: 4,
            reported: 3,
            estimated: 1,
            coverage: Some(0.75),
            bookings: Some(12),
            no_shows: Some(0),
            walk_ins: Some(0),
            participants,
            children: Some(0),
            digital: Some(0),
            suppressed: participants.is_none(),
        }
    }

    fn csv_of(dialect: Dialect) -> String {
        let report = ReportView {
            campaign: "emedborgarveckan".to_owned(),
            edition: "2026".to_owned(),
            version: Some(3),
            definitions: BTreeMap::new(),
            group_by: "venue",
            total: row("total", "Totalt", Some(31)),
            groups: vec![row("a", "=1+1; \"hej\"", None)],
        };
        String::from_utf8(write(&report, dialect).unwrap()).unwrap()
    }

    #[test]
    fn programs_get_commas_and_an_empty_cell_for_what_is_hidden() {
        assert_eq!(
            csv_of(Dialect::Plain),
            "key,label,sessions,cancelled,due,reported,estimated,coverage,bookings,noShows,\
             walkIns,participants,children,digital,suppressed\n\
             a,\"'=1+1; \"\"hej\"\"\",4,0,4,3,1,0.75,12,0,0,,0,0,true\n\
             total,Totalt,4,0,4,3,1,0.75,12,0,0,31,0,0,false\n"
        );
    }

    #[test]
    fn people_get_semicolons_and_their_own_decimal_sign() {
        let file = csv_of(Dialect::Spreadsheet(Locale::Sv));
        assert!(file.starts_with("\u{feff}key;label;"));
        assert!(file.ends_with("total;Totalt;4;0;4;3;1;0,75;12;0;0;31;0;0;false\n"));
    }
}
