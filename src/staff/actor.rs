//! Loads an account as an [`Actor`]: what was granted to it, and how far down the tree each grant
//! reaches.

use diesel::prelude::*;
use diesel::sql_types::{Array, Bool, Nullable, Text, Uuid as SqlUuid};
use diesel_async::{AsyncPgConnection, RunQueryDsl};

use crate::platform::auth::{Actor, Grant, Role};
use crate::platform::ids::{OrganisationId, StaffId, VenueId};

/// A grant reaches its organisation and those below it, as far as the next controller; that one and
/// those below it are `beyond`. The tree has no circle, so the walk ends.
///
/// Coordinators owe a second step where an organisation within reach asks for it, or one above as far as the
/// controller; the operator, who reaches everything, where any does.
const GRANTS: &str = "
with recursive below (grant_id, organisation_id, beyond) as (
    select g.id, g.organisation_id, false
    from grants g where g.staff_id = $1 and g.organisation_id is not null
    union all
    select b.grant_id, o.id, b.beyond or o.controller
    from below b join organisations o on o.parent_id = b.organisation_id
), above (id, parent_id, controller, requires_totp) as (
    select o.id, o.parent_id, o.controller, o.requires_totp
    from grants g join organisations o on o.id = g.organisation_id
    where g.staff_id = $1 and g.role = 'coordinator'
    union
    select o.id, o.parent_id, o.controller, o.requires_totp
    from above a join organisations o on o.id = a.parent_id
    where not a.controller
)
select s.name, g.role, g.organisation_id, g.venue_id,
    array(select organisation_id from below b where b.grant_id = g.id and not b.beyond) as reach,
    array(select organisation_id from below b where b.grant_id = g.id and b.beyond) as beyond,
    (exists (select from above where requires_totp)
        or exists (select from below b join organisations o on o.id = b.organisation_id
            join grants c on c.id = b.grant_id
            where c.role = 'coordinator' and not b.beyond and o.requires_totp)
        or exists (select from grants o where o.staff_id = $1 and o.role = 'operator')
            and exists (select from organisations where requires_totp))
    and not exists (select from second_steps where staff_id = $1 and confirmed_at is not null)
        as owes_second_step
from staff s left join grants g on g.staff_id = s.id
where s.id = $1 and s.disabled_at is null
order by g.id";

#[derive(QueryableByName)]
struct ActorRow {
    #[diesel(sql_type = Text)]
    name: String,
    #[diesel(sql_type = Nullable<Text>)]
    role: Option<String>,
    #[diesel(sql_type = Nullable<SqlUuid>)]
    organisation_id: Option<OrganisationId>,
    #[diesel(sql_type = Nullable<SqlUuid>)]
    venue_id: Option<VenueId>,
    #[diesel(sql_type = Array<SqlUuid>)]
    reach: Vec<OrganisationId>,
    #[diesel(sql_type = Array<SqlUuid>)]
    beyond: Vec<OrganisationId>,
    #[diesel(sql_type = Bool)]
    owes_second_step: bool,
}

/// The account as an actor; none when it is disabled.
pub async fn load_actor(conn: &mut AsyncPgConnection, id: StaffId) -> QueryResult<Option<Actor>> {
    let rows: Vec<ActorRow> = diesel::sql_query(GRANTS)
        .bind::<SqlUuid, _>(id)
        .load(conn)
        .await?;
    let Some(first) = rows.as_slice().first() else {
        return Ok(None);
    };
    let (name, owes_second_step) = (first.name.clone(), first.owes_second_step);
    Ok(Some(Actor {
        id,
        name,
        grants: rows.into_iter().filter_map(grant_of).collect(),
        owes_second_step,
    }))
}

/// A role that this version does not know grants nothing.
fn grant_of(row: ActorRow) -> Option<Grant> {
    Some(Grant {
        role: Role::parse(&row.role?).ok()?,
        organisation: row.organisation_id,
        venue: row.venue_id,
        reach: row.reach,
        beyond: row.beyond,
    })
}
