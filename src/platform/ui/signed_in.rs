//! Who is signed in, as pages show it.

use actix_web::{HttpMessage, HttpRequest};

use crate::platform::auth::{Actor, Permission, csrf};
use crate::platform::secrets::Keys;

/// More are said to be so many and more.
pub const MOST_COUNTED: u8 = 99;

/// How many calls wait for whoever asks, as far as one more than [`MOST_COUNTED`]. A middleware counts them and puts
/// this beside the request of anybody who may ring.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct CallsDue(pub usize);

impl CallsDue {
    /// "3", "99+"; none where there are none.
    #[must_use]
    pub fn text(self) -> Option<String> {
        match self.0 {
            0 => None,
            n if n > usize::from(MOST_COUNTED) => Some(format!("{MOST_COUNTED}+")),
            n => Some(n.to_string()),
        }
    }
}

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
    /// The calls that wait, where they may ring.
    pub calls: Option<CallsDue>,
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
            calls: extensions.get::<CallsDue>().copied(),
        })
    }
}
