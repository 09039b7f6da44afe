//! The promises, tested through the front door.

// In tests a panic is the answer; clippy knows them by this line.
#![cfg(test)]

mod booking;
mod campaign;
mod demo;
mod embedded;
mod fixtures;
mod health;
mod locales;
mod look;
mod organisation;
mod session;
mod staff;
mod support;
mod template;
mod venue;
