//! One import of an organisation at a time: of two that know the same session, the later must see what the first made.

use diesel::prelude::*;
use diesel::sql_types::{Bool, Text};
use diesel_async::{AsyncPgConnection, RunQueryDsl};

use crate::platform::ids::OrganisationId;
use crate::platform::problem::Problem;
use crate::session::problems::IMPORT_UNDER_WAY;

/// Takes the turn of each organisation until the transaction ends.
///
/// # Errors
/// 409 while somebody else has it.
pub async fn take_turn(
    conn: &mut AsyncPgConnection,
    owners: &[OrganisationId],
) -> Result<(), Problem> {
    for owner in owners {
        let turn: Turn = diesel::sql_query(
            "select pg_try_advisory_xact_lock(hashtext('motesplats_import'), hashtext($1)) as taken",
        )
        .bind::<Text, _>(owner.to_string())
        .get_result(conn)
        .await?;
        if !turn.taken {
            return Err(Problem::new(&IMPORT_UNDER_WAY).header("Retry-After", "10"));
        }
    }
    Ok(())
}

#[derive(QueryableByName)]
struct Turn {
    #[diesel(sql_type = Bool)]
    taken: bool,
}
