//! For which organisation somebody submits: the named one, or the only one they answer for.

use diesel_async::AsyncPgConnection;

use crate::organisation::{Organisation, find_organisation};
use crate::platform::auth::{Actor, Permission};
use crate::platform::ids::OrganisationId;
use crate::platform::problem::Fault;
use crate::platform::problem::Problem;

/// The organisation, if the actor may submit for it.
///
/// # Errors
/// 422 at `/organisation` when not, or when none is named and there are several.
pub async fn find_submitter(
    conn: &mut AsyncPgConnection,
    actor: &Actor,
    name: Option<&str>,
) -> Result<Organisation, Problem> {
    let scope = actor.scope(Permission::Administer);
    let fault = |fault| Problem::fault("/organisation", fault);
    let name = match name {
        Some(name) => name.to_owned(),
        None => sole_organisation(actor)
            .ok_or_else(|| fault(Fault::new("missing").fact("name", "organisation")))?
            .to_string(),
    };
    let found = find_organisation(conn, &name).await?;
    found
        .filter(|organisation| scope.covers_organisation(organisation.id))
        .ok_or_else(|| fault(Fault::new("unknown-organisation")))
}

/// The organisation that the actor answers for; none where there are several.
#[must_use]
pub fn sole_organisation(actor: &Actor) -> Option<OrganisationId> {
    let mut organisations: Vec<OrganisationId> = actor
        .carrying(Permission::Administer)
        .filter(|grant| grant.venue.is_none())
        .filter_map(|grant| grant.organisation)
        .collect();
    organisations.sort_unstable();
    organisations.dedup();
    match organisations.as_slice() {
        [one] => Some(*one),
        _ => None,
    }
}
