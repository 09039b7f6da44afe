//! One dated happening that can be booked or counted: its times, its seats, whom and what it
//! occupies. A login is never called a session here.

mod model;
mod seats;

pub use model::{Session, Status};
pub use seats::{LockedSeats, NewSeats, create_seats, lock_seats, settle_seats};
