//! Questions across all tables: how many came, how sure that is, and what must stay hidden.
//!
//! `figures` has one record for each session, live or frozen; `reader` decides whose records
//! somebody sees; `table` adds them up by group, and `suppress` takes out what is small.

mod edition;
mod figures;
mod people;
mod reader;
mod submit;
mod suppress;
mod table;

pub mod pages;
