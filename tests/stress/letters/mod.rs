//! Many letters against mail servers that are down, slow or rude, while workers are killed, frozen and several.
//! Bookings are made over HTTP, workers are processes, the mail server is `tests/mail/misbehaving.py`.
//! Nobody can wait for hours: rows grow older instead (`Office::pass`), as they do when time goes by.

mod bad_server;
pub mod cancelled;
pub mod codes;
pub mod down;
pub mod frozen;
pub mod killed;
mod office;
mod outbox;
pub mod poison;
mod real;
pub mod several;
pub mod slow;
pub mod three_days;
mod worker;

pub use real::arrives_and_bounces;
