//! Changes an organisation. To move it in the tree, the author must reach the old and the new parent.

use chrono::{DateTime, Utc};
use diesel_async::{AsyncConnection, AsyncPgConnection};

use super::require_parent_in_scope;
use crate::organisation::change::{OrganisationChange, change as change_row};
use crate::organisation::model::Organisation;
use crate::organisation::request::OrganisationPatch;
use crate::platform::audit::{self, Act};
use crate::platform::auth::Scope;
use crate::platform::problem::Problem;

/// The organisation as it is then; a patch that says nothing new leaves it at its version.
///
/// # Errors
/// 412 when it is not at `version` any more, 422 with every fault, 404 for a parent outside the scope.
pub async fn change_organisation(
    conn: &mut AsyncPgConnection,
    scope: &Scope,
    before: Organisation,
    version: i32,
    patch: &OrganisationPatch,
    now: DateTime<Utc>,
) -> Result<Organisation, Problem> {
    let change = patch.validate(conn, &before).await?;
    require_move_in_scope(scope, &before, &change)?;
    if !change.changes(&before) {
        return Ok(before);
    }
    conn.transaction::<_, Problem, _>(async |conn| {
        let row = change_row(conn, &before, version, &change, now).await?;
        let act = Act {
            staff: scope.staff,
            organisation: Some(row.id),
            act: "organisation.changed",
            object: row.id.into(),
            facts: audit::members(patch),
        };
        audit::record(conn, act, now).await?;
        Ok(row)
    })
    .await
}

fn require_move_in_scope(
    scope: &Scope,
    before: &Organisation,
    change: &OrganisationChange,
) -> Result<(), Problem> {
    if !change.changes_tree() {
        return Ok(());
    }
    require_parent_in_scope(scope, before.parent_id)?;
    match change.parent_id {
        Some(parent) => require_parent_in_scope(scope, parent),
        None => Ok(()),
    }
}
