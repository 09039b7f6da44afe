//! The API of venues and rooms.

mod rooms;
mod routes;
mod venues;

pub use routes::{VenueApiDoc, endpoints};
