//! Grants: what makes somebody of an account, and where.

use chrono::{DateTime, Utc};
use diesel::prelude::*;
use diesel_async::{AsyncPgConnection, RunQueryDsl};

use crate::platform::auth::Role;
use crate::platform::ids::{OrganisationId, StaffId, VenueId, fresh};
use crate::schema::grants;

/// A grant that shall be.
#[derive(Debug, Clone)]
pub struct NewGrant {
    /// Who gets it.
    pub staff: StaffId,
    /// What it makes of them.
    pub role: Role,
    /// Where; none for the operator alone.
    pub organisation: Option<OrganisationId>,
    /// Only at this venue.
    pub venue: Option<VenueId>,
}

/// Gives a grant and answers its id; none when the person has it already.
///
/// # Errors
/// Of the database.
pub async fn grant(
    conn: &mut AsyncPgConnection,
    new: &NewGrant,
    now: DateTime<Utc>,
) -> QueryResult<Option<uuid::Uuid>> {
    give(conn, fresh(), new, now).await
}

/// As [`grant`], under an id that is known already.
pub(super) async fn give(
    conn: &mut AsyncPgConnection,
    id: uuid::Uuid,
    new: &NewGrant,
    now: DateTime<Utc>,
) -> QueryResult<Option<uuid::Uuid>> {
    diesel::insert_into(grants::table)
        .values((
            grants::id.eq(id),
            grants::staff_id.eq(new.staff.0),
            grants::role.eq(new.role.name()),
            grants::organisation_id.eq(new.organisation.map(|at| at.0)),
            grants::venue_id.eq(new.venue.map(|at| at.0)),
            grants::created_at.eq(now),
        ))
        .on_conflict_do_nothing()
        .returning(grants::id)
        .get_result(conn)
        .await
        .optional()
}

/// Takes a grant back.
///
/// # Errors
/// Of the database.
pub async fn withdraw(conn: &mut AsyncPgConnection, id: uuid::Uuid) -> QueryResult<bool> {
    let gone = diesel::delete(grants::table.find(id)).execute(conn).await?;
    Ok(gone > 0)
}

/// Roles a coordinator decides about; the others are given by whoever runs the installation.
#[must_use]
pub fn is_grantable(role: Role) -> bool {
    !matches!(role, Role::Operator | Role::CampaignOrganiser)
}
