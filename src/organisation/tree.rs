//! Walks the tree of organisations: down from a grant, and up to a controller.
//!
//! The tree has no circle (a trigger sees to it), so each walk ends.

use diesel::prelude::*;
use diesel::sql_types;
use diesel_async::{AsyncPgConnection, RunQueryDsl};

use crate::platform::ids::OrganisationId;

/// How far a grant on an organisation reaches.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct GrantReach {
    /// The organisation and those below it, as far as the next controller.
    pub own: Vec<OrganisationId>,
    /// The next controllers and those below them: their figures, never their names.
    pub beyond: Vec<OrganisationId>,
}

#[derive(QueryableByName)]
struct Descendant {
    #[diesel(sql_type = sql_types::Uuid)]
    id: OrganisationId,
    #[diesel(sql_type = sql_types::Bool)]
    beyond: bool,
}

/// How far a grant on an organisation reaches; nowhere when there is no such organisation.
pub async fn grant_reach(
    conn: &mut AsyncPgConnection,
    organisation: OrganisationId,
) -> QueryResult<GrantReach> {
    let descendants: Vec<Descendant> = diesel::sql_query(
        "with recursive below (id, beyond) as ( \
             select id, false from organisations where id = $1 \
             union all \
             select o.id, b.beyond or o.controller from organisations o join below b on o.parent_id = b.id) \
         select id, beyond from below order by id",
    )
    .bind::<sql_types::Uuid, _>(organisation)
    .load(conn)
    .await?;
    let mut reach = GrantReach::default();
    for organisation in descendants {
        if organisation.beyond {
            reach.beyond.push(organisation.id);
        } else {
            reach.own.push(organisation.id);
        }
    }
    Ok(reach)
}

#[derive(QueryableByName)]
struct Ancestor {
    #[diesel(sql_type = sql_types::Uuid)]
    id: OrganisationId,
}

/// An organisation and those above it as far as its controller: whoever may decide for it.
pub async fn up_to_controller(
    conn: &mut AsyncPgConnection,
    organisation: OrganisationId,
) -> QueryResult<Vec<OrganisationId>> {
    let found: Vec<Ancestor> = diesel::sql_query(
        "with recursive above (id, parent_id, controller) as ( \
             select id, parent_id, controller from organisations where id = $1 \
             union all \
             select o.id, o.parent_id, o.controller from organisations o \
             join above a on o.id = a.parent_id where not a.controller) \
         select id from above",
    )
    .bind::<sql_types::Uuid, _>(organisation)
    .load(conn)
    .await?;
    Ok(found.into_iter().map(|one| one.id).collect())
}

/// The controller of an organisation: itself or its nearest ancestor that is one.
///
/// # Errors
/// `NotFound` when there is no such organisation.
pub async fn controller_of(
    conn: &mut AsyncPgConnection,
    organisation: OrganisationId,
) -> QueryResult<OrganisationId> {
    let controller: Ancestor = diesel::sql_query(
        "with recursive above (id, parent_id, controller) as ( \
             select id, parent_id, controller from organisations where id = $1 \
             union all \
             select o.id, o.parent_id, o.controller from organisations o \
             join above a on o.id = a.parent_id where not a.controller) \
         select id from above where controller",
    )
    .bind::<sql_types::Uuid, _>(organisation)
    .get_result(conn)
    .await?;
    Ok(controller.id)
}
