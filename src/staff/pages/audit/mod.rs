//! `/{lang}/desk/audit`: the log, in sentences.

pub mod page;
pub mod show;
