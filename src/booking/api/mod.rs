//! The JSON endpoints of bookings, a file for each resource or verb.
//! Each signature says who may call it, and so does its row in `routes`.

mod answers;
mod booking;
mod calls;
mod cancel_session;
mod change_session;
mod day;
mod refusal;
mod routes;
mod search;

pub use routes::{BookingApiDoc, endpoints};
