//! What knows no noun of ours: time, ids, texts, configuration, the database, HTTP, mail.

pub mod clock;
pub mod contact;
pub mod fault;
pub mod ids;
pub mod local_text;
pub mod local_time;
pub mod password;
pub mod secrets;
pub mod text;
pub mod token;
