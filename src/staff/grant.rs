//! Grants: which role an account has, and where.

use chrono::{DateTime, Utc};
use diesel::prelude::*;
use diesel_async::{AsyncPgConnection, RunQueryDsl};
use uuid::Uuid;

use crate::platform::auth::Role;
use crate::platform::ids::{OrganisationId, StaffId, VenueId};
use crate::schema::grants;

/// A grant to be added.
#[derive(Debug, Clone)]
pub struct NewGrant {
    pub staff: StaffId,
    pub role: Role,
    /// None for the operator alone.
    pub organisation: Option<OrganisationId>,
    /// The one venue that it is for.
    pub venue: Option<VenueId>,
    /// Whether a group at the identity provider gives it.
    pub of_provider: bool,
}

/// Adds a grant and returns its id; none when the person has it already.
pub async fn add_grant(
    conn: &mut AsyncPgConnection,
    id: Uuid,
    new: &NewGrant,
    now: DateTime<Utc>,
) -> QueryResult<Option<Uuid>> {
    diesel::insert_into(grants::table)
        .values((
            grants::id.eq(id),
            grants::staff_id.eq(new.staff),
            grants::role.eq(new.role.name()),
            grants::organisation_id.eq(new.organisation),
            grants::venue_id.eq(new.venue),
            grants::of_provider.eq(new.of_provider),
            grants::created_at.eq(now),
        ))
        .on_conflict_do_nothing()
        .returning(grants::id)
        .get_result(conn)
        .await
        .optional()
}

/// Withdraws a grant; false when there is no such grant.
pub async fn withdraw_grant(conn: &mut AsyncPgConnection, id: Uuid) -> QueryResult<bool> {
    let deleted = diesel::delete(grants::table.find(id)).execute(conn).await?;
    Ok(deleted > 0)
}
