//! How far a right reaches, as values a query compares with. What is outside is 404.

use super::Grant;
use crate::platform::ids::{OrganisationId, StaffId, VenueId};

/// What a right reaches.
#[derive(Debug, Clone)]
pub struct Scope {
    /// Whose scope it is: audit and "own sessions" need it.
    pub staff: StaffId,
    /// Organisations reached wholly.
    pub organisations: Vec<OrganisationId>,
    /// Venues reached, each with the organisations whose sessions there are reached.
    pub venues: Vec<(VenueId, Vec<OrganisationId>)>,
    /// Whether the sessions this person helps at are reached.
    pub own_sessions: bool,
    /// Whether the whole installation is reached.
    pub everything: bool,
}

/// An object as a scope sees it.
#[derive(Debug, Clone, Copy)]
pub struct Target {
    /// Who owns it.
    pub organisation: OrganisationId,
    /// Where it is.
    pub venue: Option<VenueId>,
    /// Whether the person helps at it.
    pub helps: bool,
}

impl Scope {
    pub(super) fn of<'a>(staff: StaffId, grants: impl Iterator<Item = &'a Grant>) -> Self {
        let mut scope = Self {
            staff,
            organisations: Vec::new(),
            venues: Vec::new(),
            own_sessions: false,
            everything: false,
        };
        for grant in grants {
            match (grant.role.own_sessions_only(), grant.venue) {
                (true, _) => scope.own_sessions = true,
                (false, Some(venue)) => scope.venues.push((venue, grant.reach.clone())),
                (false, None) if grant.organisation.is_none() => scope.everything = true,
                (false, None) => scope.organisations.extend(&grant.reach),
            }
        }
        scope
    }

    /// Whether an object lies within.
    #[must_use]
    pub fn covers(&self, target: Target) -> bool {
        let owner = target.organisation;
        self.everything
            || self.organisations.contains(&owner)
            || (self.own_sessions && target.helps)
            || target.venue.is_some_and(|at| {
                self.venues
                    .iter()
                    .any(|(venue, owners)| *venue == at && owners.contains(&owner))
            })
    }

    /// Whether an organisation lies wholly within: for venues, staff and settings.
    #[must_use]
    pub fn covers_organisation(&self, organisation: OrganisationId) -> bool {
        self.everything || self.organisations.contains(&organisation)
    }

    /// The owners whose sessions are reached, everywhere or at some venue.
    pub fn owners(&self) -> impl Iterator<Item = OrganisationId> {
        let at_venues = self.venues.iter().flat_map(|(_, owners)| owners);
        self.organisations.iter().chain(at_venues).copied()
    }

    /// The venues' ids, and the owners reached there; for a query's `any`.
    #[must_use]
    pub fn venues_and_owners(&self) -> (Vec<VenueId>, Vec<OrganisationId>) {
        let venues = self.venues.iter().map(|(venue, _)| *venue).collect();
        let owners = self
            .venues
            .iter()
            .flat_map(|(_, owners)| owners.iter().copied())
            .collect();
        (venues, owners)
    }
}
