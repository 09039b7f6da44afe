//! The API of venues, their rooms, their hours and the days on which they are closed.

mod closed_days;
mod opening_hours;
mod rooms;
mod routes;
mod venues;

pub use routes::{VenueApiDoc, endpoints};
