//! Reports across all tables: how many came to an edition's sessions, how sure that is, and what
//! stays hidden.
//!
//! `records` has one record for each session, live or frozen, and keeps live ones beforehand; `visibility` decides
//! which records a reader sees; `table` sums them by group; `small_figures` hides what could point somebody out.
//! `submission` freezes an organisation's records.

mod access;
mod api;
mod csv;
mod edition;
mod group_by;
pub mod pages;
mod people;
mod read_report;
mod records;
mod request;
mod small_figures;
mod state;
mod submission;
mod table;
mod view;
mod visibility;

pub use api::{ReportApiDoc, endpoints};
pub use group_by::GroupBy;
pub use records::{keep_records, records_off};
pub use state::ReportState;
pub use submission::{NewSubmission, submit};
pub use view::RowView;
