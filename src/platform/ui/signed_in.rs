//! Who is signed in, as pages show it.

use actix_web::{HttpMessage, HttpRequest};

use crate::platform::auth::{Actor, Permission, csrf};
use crate::platform::secrets::Keys;

/// A member of staff, as their pages show them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SignedIn {
    /// Their name.
    pub name: String,
    /// Goes with every form as `csrf`.
    pub csrf: String,
    /// Whether reports are theirs to see.
    pub reports: bool,
    /// Whether they serve people, and so search for their bookings.
    pub serves: bool,
    /// Whether they may make sessions.
    pub plans: bool,
}

impl SignedIn {
    /// Whoever is signed in, for the layout of any page.
    #[must_use]
    pub fn of(request: &HttpRequest, keys: &Keys) -> Option<Self> {
        let csrf = csrf::token_for(request, keys)?;
        let extensions = request.extensions();
        let actor = extensions.get::<Actor>()?;
        Some(Self {
            name: actor.name.clone(),
            csrf,
            reports: actor.may(Permission::ReadReports) || actor.may(Permission::RunCampaigns),
            serves: actor.may(Permission::ServePeople),
            plans: actor.may(Permission::DraftSessions),
        })
    }
}
