//! The audit log, for whoever may read it: which acts, by whom, about what. No name of a visitor stands in it.
//! API and page read the same rows, and each reader those of the own organisations alone.

mod csv;
mod entry;
mod export;
mod filter;
mod named;
mod read;

pub use csv::write as write_csv;
pub use entry::{AuditEntry, object_kind};
pub use export::export_entries;
pub use filter::{AuditFilter, FILTERS, PARAMETERS};
pub use named::ObjectNames;
pub use read::list_entries;
