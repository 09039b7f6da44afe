//! What knows no noun of ours: time, ids, texts, configuration, the database, HTTP, mail, jobs.

pub mod audit;
pub mod auth;
pub mod clock;
pub mod config;
pub mod contact;
pub mod csv;
pub mod db;
pub mod embedded;
pub mod http;
pub mod i18n;
pub mod idempotency;
pub mod ids;
pub mod input;
pub mod jobs;
pub mod limit;
pub mod mail;
#[cfg(feature = "oidc")]
pub mod oidc;
pub mod password;
pub mod problem;
pub mod qr;
pub mod schemas;
pub mod secrets;
pub mod sheet;
pub mod state;
pub mod telemetry;
pub mod text;
mod text_enum;
pub mod time;
pub mod tls;
pub mod ui;

pub(crate) use text_enum::text_enum;
