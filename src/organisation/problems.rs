//! The problems of a change to the tree of organisations.

use crate::platform::problem::Fault;
use crate::platform::problem::{Problem, SLUG_TAKEN, STALE};

use super::change::ChangeError;

crate::problem_kinds! {
    /// An organisation would become its own ancestor.
    CIRCLE = "circle", 409;
    /// A network is never a parent.
    NETWORK_NO_PARENT = "network-no-parent", 409;
}

impl From<ChangeError> for Problem {
    fn from(error: ChangeError) -> Self {
        match error {
            ChangeError::SlugTaken => Self::new(&SLUG_TAKEN),
            ChangeError::Circle => Self::new(&CIRCLE),
            ChangeError::NetworkNoParent => Self::new(&NETWORK_NO_PARENT),
            ChangeError::RootIsController => {
                Self::fault("/controller", Fault::new("root-is-controller"))
            }
            ChangeError::Stale => Self::new(&STALE),
            ChangeError::Database(error) => error.into(),
        }
    }
}
