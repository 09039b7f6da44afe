//! Sheets that are read in: a programme.

pub mod sessions;
mod view;
