//! Whoever owes a second step may set it up, and does nothing else.

use super::Actor;

/// Stands beside a request of somebody who owes a second step.
#[derive(Debug, Clone, Copy)]
pub struct OwesSecondStep;

impl OwesSecondStep {
    /// The actor as such a request has it: who it is, with no right at all.
    #[must_use]
    pub fn without_rights(actor: Actor) -> Actor {
        Actor {
            grants: Vec::new(),
            ..actor
        }
    }

    /// Whether a path, of the API or of a page, is open all the same: it sets the second step up, or leaves.
    #[must_use]
    pub fn opens(path: &str) -> bool {
        let ends = [
            "/staff/me/totp",
            "/staff/me/totp/confirmation",
            "/tokens/current",
            "/desk/me/second-step",
            "/desk/me/second-step/confirmation",
            "/desk/sign-out",
        ];
        ends.iter().any(|end| path.ends_with(end))
    }
}
