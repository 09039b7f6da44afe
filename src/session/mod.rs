//! One dated happening that can be booked or counted: its times, its seats, whom and what it
//! occupies. A login is never called a session here.

mod beside;
mod cancel;
mod create;
pub mod desk;
mod filter;
mod ground;
mod ics;
mod list;
mod model;
mod occupy;
pub mod pages;
mod parse;
mod problems;
mod query;
mod request;
mod rows;
mod seats;
mod view;
mod when;

pub use cancel::cancel;
pub use create::{NewSession, create};
pub use model::{Session, Status};
pub use problems::KINDS;
pub use query::{helps, load, load_within, target};
pub use seats::{LockedSeats, lock_seats, settle_seats};
pub use view::SessionView;
