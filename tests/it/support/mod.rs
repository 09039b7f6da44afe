//! What tests stand on: a cluster, a database each, the real server, people who call it, and rows
//! that were there before.

pub mod answer;
pub mod app;
pub mod browser;
pub mod campaign;
pub mod client;
mod cluster;
pub mod db;
pub mod figures;
pub mod mailbox;
pub mod organisation;
pub mod session;
pub mod smtp;
pub mod staff;
pub mod venue;

pub use answer::Answer;
pub use app::TestApp;
pub use client::Client;
