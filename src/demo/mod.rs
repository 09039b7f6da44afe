//! A believable world to try the service in: invented people, real municipalities, sessions around
//! today and around one past campaign week. Everything has an id made from its name, so the same
//! world comes out each time. The facts are in `data/demo/`.

mod accounts;
mod bookings;
mod calendar;
mod campaigns;
mod dice;
mod error;
mod facts;
mod fill;
mod handed_in;
mod history;
mod number;
mod occupancy;
mod organisations;
mod people;
mod session_rows;
mod staff;
mod timetable;
mod told;
mod venues;
mod write;

pub use accounts::{Account, Accounts};
pub use error::DemoError;
pub use fill::fill;
