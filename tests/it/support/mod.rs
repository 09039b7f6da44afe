//! What tests share: a cluster, a database each, the real server, people who call it, and rows that
//! were there before.

pub mod answer;
pub mod app;
mod certificates;
pub mod client;
mod cluster;
pub mod contract;
pub mod db;
pub mod embedded_folder;
mod eventually;
pub mod identity_provider;
pub mod mailbox;
pub mod programme;
pub mod rows;
pub mod smtp;
pub mod tls_cluster;

pub use answer::Answer;
pub use app::TestApp;
pub use certificates::{Authority, Certified};
pub use client::Client;
pub use eventually::eventually;
pub use rows::{campaign, organisation, staff, venue};
