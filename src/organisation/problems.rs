//! The problems of a change to the tree of organisations.

use crate::platform::problem::{Fact, Fault, Problem, SLUG_TAKEN, STALE};

use super::change::ChangeError;

crate::problem_kinds! {
    /// An organisation would become its own ancestor.
    CIRCLE = "circle", 409;
    /// A network is never a parent.
    NETWORK_NO_PARENT = "network-no-parent", 409;
    /// An organisation that others, venues, people or sessions refer to.
    ORGANISATION_IN_USE = "organisation-in-use", 409, [
        Fact::whole("organisations", "Organisations right below it").sometimes(),
        Fact::whole("venues", "Its venues").sometimes(),
        Fact::whole("staff", "People it employs, or who have a role in it").sometimes(),
    ];
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
