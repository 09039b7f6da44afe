//! Whoever answers for people's data always has somebody who can decide for it: the last coordinator of a controller
//! stays. Withdrawing a role and closing an account ask this in their transaction.

use std::collections::BTreeSet;

use diesel::prelude::*;
use diesel_async::{AsyncPgConnection, RunQueryDsl};
use uuid::Uuid;

use crate::organisation::organisations_by_id;
use crate::platform::auth::Role;
use crate::platform::ids::{OrganisationId, StaffId};
use crate::platform::problem::Problem;
use crate::schema::{grants, staff};
use crate::staff::model::StaffGrant;
use crate::staff::problems::LAST_COORDINATOR;

/// Lets somebody go who coordinates by these grants, if each controller among the places has another coordinator who
/// can sign in. Those who decide at the same time wait for each other, and the later one sees what the earlier did.
///
/// # Errors
/// 409 naming the controller that would have nobody.
pub async fn require_another_coordinator(
    conn: &mut AsyncPgConnection,
    leaving: StaffId,
    grants: &[StaffGrant],
) -> Result<(), Problem> {
    let coordinated = grants.iter().filter(|grant| is_of_a_whole(grant));
    let places: Vec<OrganisationId> = coordinated
        .filter_map(|grant| grant.organisation_id)
        .collect();
    let places = organisations_by_id(conn, &places).await?;
    let controllers = places.into_values().filter(|place| place.controller);
    let controllers: Vec<_> = controllers.collect();
    let ids: Vec<OrganisationId> = controllers.iter().map(|one| one.id).collect();
    lock_coordinators(conn, &ids).await?;
    let safe = with_another(conn, leaving, &ids).await?;
    match controllers.iter().find(|one| !safe.contains(&one.id)) {
        Some(left) => Err(Problem::new(&LAST_COORDINATOR).fact("organisation", left.name.as_str())),
        None => Ok(()),
    }
}

fn is_of_a_whole(grant: &StaffGrant) -> bool {
    grant.role == Role::Coordinator.name() && grant.venue.is_none()
}

/// In one order, so that no two wait for each other.
async fn lock_coordinators(
    conn: &mut AsyncPgConnection,
    controllers: &[OrganisationId],
) -> QueryResult<()> {
    let _locked: Vec<Uuid> = grants::table
        .filter(grants::organisation_id.eq_any(controllers))
        .filter(grants::role.eq(Role::Coordinator.name()))
        .filter(grants::venue_id.is_null())
        .order(grants::id)
        .select(grants::id)
        .for_update()
        .load(conn)
        .await?;
    Ok(())
}

/// Those that somebody else coordinates who can sign in; read after the lock, so as it is now.
async fn with_another(
    conn: &mut AsyncPgConnection,
    leaving: StaffId,
    controllers: &[OrganisationId],
) -> QueryResult<BTreeSet<OrganisationId>> {
    let found: Vec<Option<OrganisationId>> = grants::table
        .inner_join(staff::table)
        .filter(grants::organisation_id.eq_any(controllers))
        .filter(grants::role.eq(Role::Coordinator.name()))
        .filter(grants::venue_id.is_null())
        .filter(grants::staff_id.ne(leaving))
        .filter(staff::disabled_at.is_null().and(staff::email.is_not_null()))
        .select(grants::organisation_id)
        .load(conn)
        .await?;
    Ok(found.into_iter().flatten().collect())
}
