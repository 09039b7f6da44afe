//! Reports: read-only questions across all tables.

pub mod pages;
