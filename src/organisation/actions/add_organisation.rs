//! Adds an organisation below one's own; the operator adds it anywhere.

use chrono::{DateTime, Utc};
use diesel_async::{AsyncConnection, AsyncPgConnection};
use serde_json::json;

use super::require_parent_in_scope;
use crate::organisation::add::{NewOrganisation, add};
use crate::organisation::model::Organisation;
use crate::organisation::query::find_organisation;
use crate::platform::audit::{self, Act};
use crate::platform::auth::Scope;
use crate::platform::idempotency::{IdempotentRequest, claim_or_find};
use crate::platform::ids::OrganisationId;
use crate::platform::problem::Problem;

/// The organisation, and whether an earlier request with the same key made it.
///
/// # Errors
/// 404 for a parent outside the scope, 409 for a slug that is taken or a network as the parent.
pub async fn add_organisation(
    conn: &mut AsyncPgConnection,
    scope: &Scope,
    new: &NewOrganisation,
    once: Option<&IdempotentRequest>,
    now: DateTime<Utc>,
) -> Result<(Organisation, bool), Problem> {
    require_parent_in_scope(scope, new.parent)?;
    conn.transaction(async |conn| add_once(conn, scope, new, once, now).await)
        .await
}

async fn add_once(
    conn: &mut AsyncPgConnection,
    scope: &Scope,
    new: &NewOrganisation,
    once: Option<&IdempotentRequest>,
    now: DateTime<Utc>,
) -> Result<(Organisation, bool), Problem> {
    let id = OrganisationId::fresh();
    let owner = new.parent;
    if let Some(existing) = claim_or_find(once, conn, "organisation", owner, id, now).await? {
        let row = find_organisation(conn, &existing.to_string()).await?;
        return Ok((row.ok_or_else(Problem::not_found)?, true));
    }
    let row = add(conn, id, new, now).await?;
    let act = Act {
        staff: scope.staff,
        organisation: Some(id),
        act: "organisation.added",
        object: id.0,
        facts: json!({}),
    };
    audit::record(conn, act, now).await?;
    Ok((row, false))
}
