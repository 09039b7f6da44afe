//! Who booked in the demo, what they were told, and how the past sessions went.

pub mod booking_numbers;
pub mod booking_rows;
pub mod history;
pub mod messages;
pub mod outcome;
pub mod submission;
