//! Deletes the row of an account that nothing but what is its own refers to.

use diesel::prelude::*;
use diesel_async::{AsyncPgConnection, RunQueryDsl};

use crate::platform::ids::StaffId;
use crate::schema::staff;

/// # Errors
/// A foreign key's, while something refers to it.
pub async fn remove_account(conn: &mut AsyncPgConnection, id: StaffId) -> QueryResult<()> {
    diesel::delete(staff::table.find(id))
        .execute(conn)
        .await
        .map(drop)
}
