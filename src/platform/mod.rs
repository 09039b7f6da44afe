//! What knows no noun of ours: time, ids, texts, configuration, the database, HTTP, mail.

pub mod audit;
pub mod auth;
pub mod clock;
pub mod config;
pub mod contact;
pub mod db;
pub mod embedded;
pub mod fault;
pub mod http;
pub mod i18n;
pub mod idempotent;
pub mod ids;
pub mod limit;
pub mod local_text;
pub mod local_time;
pub mod mail;
pub mod password;
pub mod qr;
pub mod secrets;
pub mod state;
pub mod telemetry;
pub mod text;
pub mod token;
pub mod transaction;
pub mod written;
