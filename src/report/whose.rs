//! Whose figures somebody hands in: the organisation named, or the one answered for.

use diesel_async::AsyncPgConnection;
use uuid::Uuid;

use crate::organisation::{Organisation, organisation_named};
use crate::platform::auth::{Actor, Permission};
use crate::platform::problem::{Fault, Problem};

/// The organisation, if it is the actor's to hand in for.
///
/// # Errors
/// 422 at `/organisation` when it is not, or when none is named and there are several.
pub async fn whose(
    conn: &mut AsyncPgConnection,
    actor: &Actor,
    name: Option<&str>,
) -> Result<Organisation, Problem> {
    let scope = actor.scope(Permission::Administer);
    let fault = |fault| Problem::fault("/organisation", fault);
    let name = match name {
        Some(name) => name.to_owned(),
        None => only_one(actor)
            .ok_or_else(|| fault(Fault::new("missing").fact("name", "organisation")))?
            .to_string(),
    };
    let found = organisation_named(conn, &name).await?;
    found
        .filter(|organisation| scope.covers_organisation(organisation.id()))
        .ok_or_else(|| fault(Fault::new("unknown-organisation")))
}

/// The organisation the actor answers for, where it is one.
#[must_use]
pub fn only_one(actor: &Actor) -> Option<Uuid> {
    let mut organisations: Vec<Uuid> = actor
        .carrying(Permission::Administer)
        .filter(|grant| grant.venue.is_none())
        .filter_map(|grant| grant.organisation.map(|id| id.0))
        .collect();
    organisations.sort_unstable();
    organisations.dedup();
    match organisations.as_slice() {
        [one] => Some(*one),
        _ => None,
    }
}
