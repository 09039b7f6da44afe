//! Gives somebody the roles of their groups at the provider, and withdraws those that a group gave before. What was given
//! by hand is left alone, and the last coordinator of a controller stays.

use chrono::{DateTime, Utc};
use diesel::prelude::*;
use diesel_async::{AsyncPgConnection, RunQueryDsl};
use serde_json::json;
use uuid::Uuid;

use crate::organisation::find_organisation;
use crate::platform::audit::{self, Act};
use crate::platform::auth::Role;
use crate::platform::config::GroupRole;
use crate::platform::ids::{OrganisationId, StaffId, fresh};
use crate::platform::problem::Problem;
use crate::schema::grants;
use crate::staff::actions::require_another_coordinator;
use crate::staff::grant::{NewGrant, add_grant, withdraw_grant};
use crate::staff::problems::LAST_COORDINATOR;
use crate::staff::query::find_grant;

/// The roles that somebody's groups give, with where.
pub struct GroupGrants(Vec<(OrganisationId, Role)>);

impl GroupGrants {
    /// By the configuration's list, in its order. An organisation that does not exist gives none.
    pub async fn of(
        conn: &mut AsyncPgConnection,
        roles: &[GroupRole],
        groups: &[String],
    ) -> QueryResult<Self> {
        let mut found = Vec::new();
        for line in roles.iter().filter(|line| groups.contains(&line.group)) {
            match find_organisation(conn, &line.organisation).await? {
                Some(at) if !found.contains(&(at.id, line.role)) => found.push((at.id, line.role)),
                Some(_twice) => {}
                None => tracing::warn!(
                    organisation = line.organisation,
                    "oidc.roles names an organisation that does not exist"
                ),
            }
        }
        Ok(Self(found))
    }

    /// Where the first of them is.
    pub fn first(&self) -> Option<OrganisationId> {
        self.0
            .as_slice()
            .first()
            .map(|(organisation, _)| *organisation)
    }
}

/// A role that a group gave at an earlier sign-in.
#[derive(Debug, Clone, PartialEq, Eq, Queryable)]
struct Earlier {
    id: Uuid,
    organisation: Option<OrganisationId>,
    role: String,
}

/// Makes the roles those of the groups, in the caller's transaction, which holds the account.
///
/// # Errors
/// Of the database.
pub async fn follow_groups(
    conn: &mut AsyncPgConnection,
    staff: StaffId,
    wanted: &GroupGrants,
    now: DateTime<Utc>,
) -> Result<(), Problem> {
    let earlier: Vec<Earlier> = grants::table
        .filter(grants::staff_id.eq(staff))
        .filter(grants::of_provider)
        .order(grants::id)
        .select((grants::id, grants::organisation_id, grants::role))
        .load(conn)
        .await?;
    let is_wanted = |one: &Earlier| {
        let mut wanted = wanted.0.iter();
        wanted.any(|(at, role)| one.organisation == Some(*at) && one.role == role.name())
    };
    for one in earlier.iter().filter(|one| !is_wanted(one)) {
        withdraw(conn, staff, one, now).await?;
    }
    for (organisation, role) in &wanted.0 {
        give(conn, staff, *organisation, *role, now).await?;
    }
    Ok(())
}

async fn withdraw(
    conn: &mut AsyncPgConnection,
    staff: StaffId,
    one: &Earlier,
    now: DateTime<Utc>,
) -> Result<(), Problem> {
    let Some(grant) = find_grant(conn, one.id).await? else {
        return Ok(());
    };
    match require_another_coordinator(conn, staff, std::slice::from_ref(&grant)).await {
        Ok(()) => {}
        Err(problem) if *problem.kind == LAST_COORDINATOR => {
            tracing::warn!(%staff, "the last coordinator keeps a role that no group gives any more");
            return Ok(());
        }
        Err(problem) => return Err(problem),
    }
    withdraw_grant(conn, one.id).await?;
    let facts = json!({ "grant": one.id, "role": one.role, "provider": true });
    record(conn, staff, one.organisation, "grant.withdrawn", facts, now).await
}

async fn give(
    conn: &mut AsyncPgConnection,
    staff: StaffId,
    organisation: OrganisationId,
    role: Role,
    now: DateTime<Utc>,
) -> Result<(), Problem> {
    let new = NewGrant {
        staff,
        role,
        organisation: Some(organisation),
        venue: None,
        of_provider: true,
    };
    // Who has it already keeps it, as it was given.
    let Some(given) = add_grant(conn, fresh(), &new, now).await? else {
        return Ok(());
    };
    let facts = json!({ "grant": given, "role": role.name(), "provider": true });
    record(conn, staff, Some(organisation), "grant.given", facts, now).await
}

async fn record(
    conn: &mut AsyncPgConnection,
    staff: StaffId,
    organisation: Option<OrganisationId>,
    act: &str,
    facts: serde_json::Value,
    now: DateTime<Utc>,
) -> Result<(), Problem> {
    let act = Act {
        staff,
        organisation,
        act,
        object: staff.into(),
        facts,
    };
    Ok(audit::record(conn, act, now).await?)
}
