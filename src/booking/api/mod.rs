//! The JSON endpoints of bookings, a file for each resource or verb.
//! Each signature says who may call it, and so does its row in `routes`.

mod answers;
mod booking;
mod calls;
mod cancel_session;
mod cancel_sessions;
mod change_session;
mod day;
mod imports;
mod letters;
mod refusal;
mod routes;
mod search;
mod send_message;
mod series;
mod sessions_to_cancel;
mod substitute;
mod told_sessions;

pub use routes::{BookingApiDoc, endpoints};
