//! Why the database was not filled with demo data.

use crate::platform::password::PasswordError;
use crate::platform::problem::Fault;

#[derive(Debug, thiserror::Error)]
pub enum DemoError {
    /// The database holds organisations that are not the demo's, so somebody works with it.
    #[error("the database holds organisations that are not the demo's: {}", .0.join(", "))]
    Foreign(Vec<String>),
    #[error("municipality {0} is missing: run `motesplats migrate` first")]
    NoReferenceData(String),
    /// The tables in `data/demo/` contradict each other.
    #[error("the demo's facts are wrong: {0}")]
    SourceData(String),
    #[error("a demo password was refused: {}", .0.code)]
    Password(Fault),
    #[error(transparent)]
    Hash(#[from] PasswordError),
    #[error(transparent)]
    Database(#[from] diesel::result::Error),
}

impl From<csv::Error> for DemoError {
    fn from(error: csv::Error) -> Self {
        Self::SourceData(error.to_string())
    }
}

impl From<Fault> for DemoError {
    fn from(fault: Fault) -> Self {
        Self::SourceData(format!("{fault:?}"))
    }
}
