//! Rows of this slice that lie within a scope, as a condition of a statement.
//! The owners come first, and alone: by them an index is read.
//! Lists of calls and searches ask this; one object is judged by `access`.

use diesel::sql_types::Bool;

use crate::platform::auth::Scope;
use crate::platform::db::SqlExpression;
use crate::platform::ids::{OrganisationId, VenueId};

/// True of a row within the scope. `owner` is its column of owners; its session is joined.
pub fn within(scope: &Scope, owner: &'static str) -> SqlExpression<Bool> {
    let (venues, owners): (Vec<VenueId>, Vec<OrganisationId>) = scope
        .venues
        .iter()
        .flat_map(|(venue, owners)| owners.iter().map(|owner| (*venue, *owner)))
        .unzip();
    SqlExpression::sql("(")
        .then(owner)
        .then(" = any(")
        .ids(scope.owners())
        .then(") and (")
        .then(owner)
        .then(" = any(")
        .ids(scope.organisations.clone())
        .then(") or exists (select from unnest(")
        .ids(venues)
        .then(", ")
        .ids(owners)
        .then(
            ") as reached (venue, owner) where reached.venue = sessions.venue_id \
               and reached.owner = sessions.organisation_id)))",
        )
}
