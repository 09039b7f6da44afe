//! Another session for somebody who is booked.

mod answer;
pub mod page;
pub mod screen;
