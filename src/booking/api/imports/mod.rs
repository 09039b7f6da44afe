//! Sheets that are read in: a programme, a paper list.

pub mod bookings;
pub mod dry_run;
pub mod sessions;
mod view;
