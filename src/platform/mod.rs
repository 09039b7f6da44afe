//! What knows no noun of ours: time, ids, texts, configuration, the database, HTTP, mail.

pub mod clock;
pub mod fault;
pub mod http;
pub mod i18n;
pub mod ids;
pub mod qr;
