//! What staff do to organisations: adding one and changing one, each with its row in the audit log.

mod add_organisation;
mod change_organisation;

pub use add_organisation::add_organisation;
pub use change_organisation::change_organisation;

use crate::platform::auth::Scope;
use crate::platform::ids::OrganisationId;
use crate::platform::problem::Problem;

/// Only the operator decides about roots; everybody else stays within the own scope.
fn require_parent_in_scope(scope: &Scope, parent: Option<OrganisationId>) -> Result<(), Problem> {
    if scope.everything || parent.is_some_and(|parent| scope.covers_organisation(parent)) {
        Ok(())
    } else {
        Err(Problem::not_found())
    }
}
