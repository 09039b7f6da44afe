//! What tests share: a cluster, a database each, the real server, people who call it, and rows that
//! were there before.

pub mod answer;
pub mod app;
pub mod client;
mod cluster;
pub mod db;
pub mod embedded_folder;
mod eventually;
pub mod mailbox;
pub mod rows;
pub mod smtp;

pub use answer::Answer;
pub use app::TestApp;
pub use client::Client;
pub use eventually::eventually;
pub use rows::{campaign, organisation, staff, venue};
