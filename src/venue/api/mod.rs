//! The API of venues, their rooms and the days on which they are closed.

mod closed_days;
mod rooms;
mod routes;
mod venues;

pub use routes::{VenueApiDoc, endpoints};
