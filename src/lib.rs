//! Mötesplats: a booking service for digital help. Residents book, librarians run the day,
//! organisers count.
//!
//! The map, from the roof down. A module imports only from modules below it:
//!
//! - **roof**, knows everything: [`cli`] the commands, [`app`] starts and stops the service,
//!   [`routes`] every URL, [`demo`] the demo data.
//! - **slices**, one folder for each noun; they import along the foreign keys and only through the
//!   other's `mod.rs`: [`report`] → [`booking`] → [`session`] → [`campaign`], [`venue`] →
//!   [`organisation`]; [`booking`] → [`question`] → [`venue`]; [`staff`] → [`organisation`].
//! - [`platform`], knows no noun of the product: time, texts, the database, HTTP, rights, mail.
//! - [`schema`], the tables.
//!
//! Inside a slice the endpoints (`api`, `pages`, `desk`) call verbs and queries, which know rows and
//! rules and nothing of HTTP. `tests/it/imports` checks these laws.

pub mod app;
pub mod cli;
pub mod demo;
pub mod routes;

pub mod booking;
pub mod campaign;
pub mod organisation;
pub mod question;
pub mod report;
pub mod session;
pub mod staff;
pub mod venue;

pub mod platform;
pub mod schema;
