//! The columns of a sheet whose names are a closed list, in any order.

use super::faults::RowFaults;
use super::table::{Sheet, SheetRow};
use crate::platform::problem::Fault;

const ROW_OF_NAMES: usize = 1;

/// Where each column stands.
#[derive(Debug)]
pub struct Columns(Vec<(usize, &'static str)>);

impl Columns {
    /// Finds the columns of these names; none where one is unknown, there twice, or required and missing.
    #[must_use]
    pub fn find(
        sheet: &Sheet,
        names: &[&'static str],
        required: &[&'static str],
        faults: &mut RowFaults,
    ) -> Option<Self> {
        let before = faults.count();
        let mut found: Vec<(usize, &'static str)> = Vec::new();
        for (place, name) in sheet.columns.iter().enumerate() {
            let known = names.iter().find(|known| *known == name);
            let fault = match known {
                _ if name.is_empty() => continue,
                Some(known) if found.iter().all(|(_, one)| one != known) => {
                    found.push((place, *known));
                    continue;
                }
                Some(_) => "doubled-column",
                None => "unknown-column",
            };
            let fault = Fault::new(fault).fact("name", name);
            faults.add(ROW_OF_NAMES, format!("/{}", escaped(name)), fault);
        }
        for name in required {
            if found.iter().all(|(_, one)| one != name) {
                let missing = Fault::new("missing-column").fact("name", name);
                faults.add(ROW_OF_NAMES, format!("/{name}"), missing);
            }
        }
        (faults.count() == before).then_some(Self(found))
    }

    /// What stands in a column; empty where there is none.
    #[must_use]
    pub fn cell<'a>(&self, row: &'a SheetRow, name: &str) -> &'a str {
        let place = self.0.iter().find(|(_, one)| *one == name);
        place.map_or("", |(place, _)| row.cell(*place))
    }

    /// Whether there is such a column.
    #[must_use]
    pub fn has(&self, name: &str) -> bool {
        self.0.iter().any(|(_, one)| *one == name)
    }
}

/// As a segment of a JSON Pointer.
fn escaped(name: &str) -> String {
    name.replace('~', "~0").replace('/', "~1")
}
