//! Whoever owes a second step may set it up, and does nothing else. Whom an identity provider has proved owes none.

use actix_web::{HttpMessage, HttpRequest};

use super::Actor;

/// Stands beside a request of somebody who owes a second step.
#[derive(Debug, Clone, Copy)]
pub struct OwesSecondStep;

/// Stands beside a request of somebody whom an identity provider has proved, by this sign-in or by the one under which
/// the token was made.
#[derive(Debug, Clone, Copy)]
pub struct ProvedByProvider;

impl ProvedByProvider {
    #[must_use]
    pub fn is_beside(request: &HttpRequest) -> bool {
        request.extensions().contains::<Self>()
    }
}

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
