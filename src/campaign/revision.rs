//! The edition's revision: it rises by one at each submission by anyone.

use diesel::prelude::*;
use diesel_async::{AsyncPgConnection, RunQueryDsl};

use crate::platform::ids::EditionId;
use crate::schema::editions;

/// Begins the next revision and answers its number. Its row stays locked until the transaction
/// ends, so that submissions of one edition come one after the other.
///
/// # Errors
/// Of the database; not found when there is no such edition.
pub async fn begin_revision(conn: &mut AsyncPgConnection, edition: EditionId) -> QueryResult<i32> {
    diesel::update(editions::table.find(edition.0))
        .set(editions::revision.eq(editions::revision + 1))
        .returning(editions::revision)
        .get_result(conn)
        .await
}
