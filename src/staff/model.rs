//! Accounts and grants, joined with the names of where they hold.

use chrono::{DateTime, NaiveDate, Utc};
use diesel::prelude::*;
use uuid::Uuid;

use crate::platform::ids::{OrganisationId, StaffId, VenueId};

/// An organisation or a venue by its names.
#[derive(Debug, Clone, PartialEq, Eq, Queryable)]
pub struct NamedPlace {
    pub slug: String,
    pub name: String,
}

/// An account, with the organisation it belongs to and the pledge given there.
#[derive(Debug, Clone, PartialEq, Eq, Queryable)]
pub struct StaffAccount {
    pub id: StaffId,
    /// None for the operator alone.
    pub organisation_id: Option<OrganisationId>,
    pub name: String,
    /// None for a helper who never signs in.
    pub email: Option<String>,
    /// Since when nobody can sign in with it.
    pub disabled_at: Option<DateTime<Utc>>,
    /// When somebody signed in with it last.
    pub signed_in_at: Option<DateTime<Utc>>,
    /// When its owner was told that it will be closed, as nobody uses it.
    pub unused_warned_at: Option<DateTime<Utc>>,
    /// Its version.
    pub version: i32,
    pub created_at: DateTime<Utc>,
    pub updated_at: DateTime<Utc>,
    pub organisation: Option<NamedPlace>,
    pub pledged_on: Option<NaiveDate>,
}

/// A grant, with the names of where it holds.
#[derive(Debug, Clone, PartialEq, Eq, Queryable)]
pub struct StaffGrant {
    pub id: Uuid,
    pub staff_id: StaffId,
    pub role: String,
    /// None for the whole installation.
    pub organisation_id: Option<OrganisationId>,
    pub organisation: Option<NamedPlace>,
    /// The one venue that it is for.
    pub venue: Option<NamedPlace>,
}

/// A venue and the organisation that owns it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Queryable)]
pub struct OwnedVenue {
    pub id: VenueId,
    pub organisation_id: OrganisationId,
}
