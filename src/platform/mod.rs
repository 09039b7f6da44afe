//! What knows no noun of ours: time, ids, texts, configuration, the database, HTTP, mail.

pub mod clock;
pub mod embedded;
pub mod fault;
pub mod ids;
