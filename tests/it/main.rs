//! The promises, tested through the front door.

// In tests a panic is the answer; clippy knows them by this line.
#![cfg(test)]

mod booking;
mod embedded;
mod fixtures;
mod health;
mod locales;
mod look;
mod readme;
mod support;
mod template;
