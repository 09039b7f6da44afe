//! Demo data to try the service with: invented people, real municipalities, sessions around today
//! and around one past campaign week.
//!
//! Every id is made from a name, so the data is the same each time. It comes from `data/demo/`. The
//! command `demo` and a start in development call [`fill`].

mod bookings;
mod error;
mod fill;
mod insert;
mod people;
mod places;
mod sessions;
mod source;
mod topics;

pub use error::DemoError;
pub use fill::fill;
pub use people::accounts::{DemoAccount, DemoAccounts};
