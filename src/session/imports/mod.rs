//! A programme out of a sheet or a calendar: each row becomes the request that the API takes, is checked by the same rules,
//! and is known again by the id that its sender gave it. Whoever changes a session notifies people, so booking carries it
//! out. Counts come in by a sheet too, and tell nobody.

mod calendar;
mod cells;
mod columns;
mod counts;
mod directory;
mod external_ids;
mod insert;
mod plan;
mod programme;
mod row;
mod turn;

pub use calendar::ForAll;
pub use columns::NAMES;
pub use counts::{COUNT_COLUMNS, ImportedCounts, import_counts};
pub use insert::{insert, lock_places};
pub use plan::{ChangeOfRow, PlannedRow, SessionImport, Wanted, plan};
pub use programme::{Programme, ProgrammeKind, read_programme};
