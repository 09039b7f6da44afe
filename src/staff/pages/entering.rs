//! How far a sign-in has come.

use super::entered::Entered;
use crate::staff::second_step::FirstStepProof;

/// What follows a right password.
pub enum Entering {
    Entered(Entered),
    /// A page asks for the code of the second step; nobody is signed in before.
    CodeNeeded(FirstStepProof),
}
