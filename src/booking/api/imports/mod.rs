//! Sheets that are read in: a programme, a paper list, counts.

pub mod bookings;
pub mod counts;
pub mod dry_run;
pub mod sessions;
mod view;
