//! The letters about bookings, and sending one again.

pub mod list;
pub mod resend;
mod view;
