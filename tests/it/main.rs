//! The promises, tested through the front door.

// In tests a panic is the answer; clippy knows them by this line.
#![cfg(test)]

mod bad_input;
mod booking;
mod browser;
mod campaign;
mod cli;
mod compose;
mod database_away;
mod demo;
mod dev_mailbox;
mod embedded;
mod few_rounds;
mod fixtures;
mod headers;
mod health;
mod imports;
mod kept;
mod locales;
mod look;
mod metrics;
mod migrations;
mod openapi;
mod organisation;
mod permissions;
mod problems;
#[path = "../proof/mod.rs"]
mod proof;
mod readme;
mod report;
mod session;
mod staff;
mod support;
mod template;
mod upgrade;
mod venue;
mod without_the_demo;
mod wrong_histories;
