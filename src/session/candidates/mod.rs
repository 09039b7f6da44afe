//! Who fits a session: each colleague judged by what is known of them, the best first.

mod fit;
mod load;

pub use fit::{Fit, Hours};
pub use load::{Candidate, candidates};
