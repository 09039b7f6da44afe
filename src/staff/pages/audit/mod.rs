//! `/{lang}/desk/audit`: the log, in sentences.

pub mod download;
pub mod page;
pub mod show;
