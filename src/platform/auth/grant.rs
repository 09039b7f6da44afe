//! One grant: the role it gives, and where.

use super::Role;
use crate::platform::ids::{OrganisationId, VenueId};

/// One grant and how far it reaches.
#[derive(Debug, Clone)]
pub struct Grant {
    /// What it makes of its holder.
    pub role: Role,
    /// Where it was given; none for the operator.
    pub organisation: Option<OrganisationId>,
    /// Only this venue of it.
    pub venue: Option<VenueId>,
    /// The organisation and those below it, as far as the next controller.
    pub reach: Vec<OrganisationId>,
    /// The next controllers and those below them: their figures, never their names.
    pub beyond: Vec<OrganisationId>,
}
