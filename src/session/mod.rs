//! One dated happening that can be booked or counted: its times, its seats, whom and what it
//! occupies. A login is never called a session here.

pub mod desk;
pub mod pages;
mod beside;
mod cancel;
mod filter;
mod ics;
mod list;
mod model;
mod query;
mod rows;
mod seats;
mod view;

pub use cancel::cancel;
pub use model::{Session, Status};
pub use query::{helps, load, load_within, target};
pub use seats::{LockedSeats, lock_seats, settle_seats};
