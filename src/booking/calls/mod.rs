//! The calls that staff make: what can come of them.

mod outcome;

pub use outcome::CallOutcome;
