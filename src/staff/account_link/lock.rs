//! Whoever makes links of an account, uses one or ends all holds the account first: so they never wait for each other
//! crosswise.

use diesel::prelude::*;
use diesel_async::{AsyncPgConnection, RunQueryDsl};

use crate::platform::ids::StaffId;
use crate::schema::staff;

/// Holds the account's row until the transaction ends. What points at it, such as a booking, is not held up.
pub async fn lock_account(conn: &mut AsyncPgConnection, id: StaffId) -> QueryResult<()> {
    let _held: Option<StaffId> = staff::table
        .find(id)
        .select(staff::id)
        .for_no_key_update()
        .get_result(conn)
        .await
        .optional()?;
    Ok(())
}
