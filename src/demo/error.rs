//! Why the demo was not made.

use crate::platform::password::PasswordError;
use crate::platform::problem::Fault;

/// What stands in the demo's way.
#[derive(Debug, thiserror::Error)]
pub enum DemoError {
    /// Organisations that are not the demo's: somebody works here.
    #[error("the database holds organisations that are not the demo's: {}", .0.join(", "))]
    Foreign(Vec<String>),
    /// A municipality of the demo is unknown.
    #[error("municipality {0} is missing: run `motesplats migrate` first")]
    NoReferenceData(String),
    /// The demo's own facts contradict each other.
    #[error("the demo's facts are wrong: {0}")]
    Facts(String),
    /// A password was refused.
    #[error("a demo password was refused: {}", .0.code)]
    Password(Fault),
    /// A password could not be hashed.
    #[error(transparent)]
    Hash(#[from] PasswordError),
    /// The database failed.
    #[error(transparent)]
    Database(#[from] diesel::result::Error),
}

impl From<csv::Error> for DemoError {
    fn from(error: csv::Error) -> Self {
        Self::Facts(error.to_string())
    }
}
