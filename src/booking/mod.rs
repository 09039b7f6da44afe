//! Bookings: seats in a session for somebody, and the number, PIN and link that open one.

mod attendance;
mod book;
mod cancel;
mod cancel_session;
mod decide;
pub mod desk;
mod holder;
pub mod letter_views;
mod link;
mod lookup;
mod model;
mod number;
pub mod pages;
mod pin;
mod problems;
mod purge;
mod tell;
mod tries;
mod verify;
mod view;
mod walk_in;
mod wish;

pub use attendance::{Mark, Outcome, mark};
pub use book::{BookError, Booked, Draw, Order, book};
pub use cancel::cancel;
pub use cancel_session::{Told, cancel_session};
pub use decide::{Refusal, Verdict, decide};
pub use link::{Claim, LinkKind, ManageToken};
pub use model::Booking;
pub use number::BookingNumber;
pub use pin::Pin;
pub use problems::KINDS;
pub use purge::purge;
pub use verify::{Drift, letters_missing, verify};
pub use wish::{BookingRequest, Wish};
