//! Mötesplats: a booking service for digital help. Residents book, librarians run the day,
//! organisers count.
//!
//! The map, from the roof down. A module imports only from below itself:
//!
//! - **roof**, knows everything: [`cli`] the commands, [`app`] from a configuration to a running
//!   service and back, [`routes`] every URL and the middleware around them.
//! - **slices**, one folder per noun; they import along the foreign keys and only through the
//!   other's `mod.rs`: [`report`] → [`booking`] → [`session`] → [`campaign`], [`venue`] →
//!   [`organisation`]; [`staff`] → [`organisation`].
//! - [`platform`], knows no noun of ours: problems, time, texts, the database, HTTP, rights, mail.
//! - [`schema`], the tables.
//!
//! Inside a slice the endpoints (`api`, `pages`, `desk`) call verbs (`book.rs`) and queries, which know
//! rows and rules and nothing of HTTP. `tests/it/imports.rs` holds the law.

pub mod app;
pub mod cli;
pub mod routes;

pub mod booking;
pub mod campaign;
pub mod demo;
pub mod organisation;
pub mod report;
pub mod session;
pub mod staff;
pub mod venue;

pub mod platform;
pub mod schema;
