//! The promises, tested from outside: over HTTP, at the pages, by the command line.

// In tests a panic is the answer; clippy knows them by this line.
#![cfg(test)]

mod addresses;
mod bad_input;
mod booking;
mod bounces;
mod browser;
mod campaign;
mod cli;
mod closed_lists;
mod compose;
mod contract;
mod database_away;
mod database_hangs;
mod demo;
mod desk;
mod dev_mailbox;
mod doctor;
mod embedded;
mod fixtures;
mod headers;
mod health;
mod history_checker;
mod http;
mod imports;
mod jobs;
mod letter_states;
mod locales;
mod mail_servers;
mod many_sockets;
mod metrics;
mod migrations;
mod openapi;
mod organisation;
mod outbox;
mod page_checks;
mod permissions;
mod problems;
mod question;
mod readme;
mod report;
mod response_cache;
mod schema_drift;
mod session;
mod staff;
#[path = "../stress/lib.rs"]
mod stress;
mod stress_smoke;
mod support;
mod template;
mod tls;
mod upgrade;
mod venue;
mod without_the_demo;
mod zones;
