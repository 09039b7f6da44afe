//! One dated happening that can be booked or counted: its times, its seats, whom and what it
//! occupies. A login is never called a session here.

pub mod desk;
mod load;
mod model;
pub mod pages;
mod seats;

pub use load::{cancel, load, target};
pub use model::{Session, Status};
pub use seats::{LockedSeats, NewSeats, create_seats, lock_seats, settle_seats};
