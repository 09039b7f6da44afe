//! Bookings: seats in a session for somebody, and the number, PIN and link that open one.

mod link;
mod number;
mod pin;

pub use link::{Claim, LinkKind, ManageToken};
pub use number::BookingNumber;
pub use pin::Pin;

pub mod desk;
pub mod letter_views;
pub mod pages;
