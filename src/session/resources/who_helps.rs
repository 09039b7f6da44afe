//! Who can help at an organisation's sessions: its controller's people, by name.

use diesel::prelude::*;
use diesel::sql_types::{Text, Uuid as SqlUuid};
use diesel_async::{AsyncPgConnection, RunQueryDsl};

use crate::organisation::controller_of;
use crate::platform::ids::{OrganisationId, StaffId};

/// As many as a form can offer.
const MOST: usize = 300;

/// Somebody who can help.
#[derive(Debug, Clone, PartialEq, Eq, QueryableByName)]
pub struct HelperOption {
    #[diesel(sql_type = SqlUuid)]
    pub id: StaffId,
    #[diesel(sql_type = Text)]
    pub name: String,
}

/// The people who work under the owner's controller, by name.
pub async fn helpers_to_choose(
    conn: &mut AsyncPgConnection,
    owner: OrganisationId,
) -> QueryResult<Vec<HelperOption>> {
    let controller = controller_of(conn, owner).await?;
    let mut found: Vec<HelperOption> = diesel::sql_query(
        "with recursive below (id) as ( \
             select $1 union all \
             select o.id from organisations o join below b on b.id = o.parent_id where not o.controller) \
         select s.id, s.name from staff s join below b on b.id = s.organisation_id \
         where s.disabled_at is null order by s.name, s.id",
    )
    .bind::<SqlUuid, _>(controller)
    .load(conn)
    .await?;
    found.truncate(MOST);
    Ok(found)
}
