//! Which calls a member of staff may see: those of the sessions that their right reaches.

use diesel::sql_types::Bool;

use crate::platform::auth::Scope;
use crate::platform::db::SqlExpression;
use crate::platform::ids::{OrganisationId, VenueId};

/// True of a call task within the scope. The owners come first, and alone: by them the index is read.
pub(super) fn within(scope: &Scope) -> SqlExpression<Bool> {
    let (venues, owners): (Vec<VenueId>, Vec<OrganisationId>) = scope
        .venues
        .iter()
        .flat_map(|(venue, owners)| owners.iter().map(|owner| (*venue, *owner)))
        .unzip();
    SqlExpression::sql("(call_tasks.organisation_id = any(")
        .ids(scope.owners())
        .then(") and (call_tasks.organisation_id = any(")
        .ids(scope.organisations.clone())
        .then(") or exists (select from unnest(")
        .ids(venues)
        .then(", ")
        .ids(owners)
        .then(
            ") as reached (venue, owner) where reached.venue = sessions.venue_id \
               and reached.owner = call_tasks.organisation_id)))",
        )
}
