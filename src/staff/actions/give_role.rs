//! Gives somebody a role: nobody gives more than they reach, and nothing to themselves.

use chrono::{DateTime, Utc};
use diesel_async::AsyncPgConnection;
use serde_json::json;
use uuid::Uuid;

use crate::organisation::find_organisation;
use crate::platform::audit::{self, Act};
use crate::platform::auth::{Role, Scope};
use crate::platform::idempotency::{IdempotentRequest, claim_or_find};
use crate::platform::ids::{OrganisationId, StaffId, VenueId, fresh};
use crate::platform::problem::Problem;
use crate::staff::grant::{NewGrant, add_grant};
use crate::staff::problems::{GRANTED_ALREADY, NOT_GRANTABLE};
use crate::staff::query::find_venue_and_owner;

/// A role and where it holds.
#[derive(Debug, Clone, Copy)]
pub struct NewRole {
    pub role: Role,
    pub organisation: OrganisationId,
    /// The one venue that it is for.
    pub venue: Option<VenueId>,
}

/// Looks up where a role is to hold, by slugs or ids; a venue alone stands for its organisation's.
///
/// # Errors
/// 404 for what the scope does not reach.
pub async fn find_place(
    conn: &mut AsyncPgConnection,
    scope: &Scope,
    organisation: Option<&str>,
    venue: Option<&str>,
) -> Result<(OrganisationId, Option<VenueId>), Problem> {
    let venue = match venue {
        Some(name) => {
            let found = find_venue_and_owner(conn, name).await?;
            Some(found.ok_or_else(Problem::not_found)?)
        }
        None => None,
    };
    let organisation = match organisation {
        Some(name) => find_organisation(conn, name).await?.map(|at| at.id),
        None => venue.map(|venue| venue.organisation_id),
    };
    let organisation = organisation.filter(|at| scope.covers_organisation(*at));
    let organisation = organisation.ok_or_else(Problem::not_found)?;
    Ok((organisation, venue.map(|venue| venue.id)))
}

/// Gives the role in the caller's transaction; the grant's id, and whether the request made it before.
///
/// # Errors
/// 403 where the caller may not give that role or gives it to the own account, 409 when the person has it.
pub async fn give_role(
    conn: &mut AsyncPgConnection,
    scope: &Scope,
    staff: StaffId,
    new: NewRole,
    once: Option<&IdempotentRequest>,
    now: DateTime<Utc>,
) -> Result<(Uuid, bool), Problem> {
    if !new.role.is_grantable() || staff == scope.staff {
        return Err(Problem::new(&NOT_GRANTABLE));
    }
    let grant = NewGrant {
        staff,
        role: new.role,
        organisation: Some(new.organisation),
        venue: new.venue,
        of_provider: false,
    };
    let id = fresh();
    let owner = grant.organisation;
    if let Some(existing) = claim_or_find(once, conn, "grant", owner, id, now).await? {
        return Ok((existing, true));
    }
    let added = add_grant(conn, id, &grant, now).await?;
    let added = added.ok_or_else(|| Problem::new(&GRANTED_ALREADY))?;
    let act = Act {
        staff: scope.staff,
        organisation: grant.organisation,
        act: "grant.given",
        object: staff.into(),
        facts: json!({"grant": added, "role": new.role.name()}),
    };
    audit::record(conn, act, now).await?;
    Ok((added, false))
}
