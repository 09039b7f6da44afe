//! An edition's revision rises by one at each submission, whoever submits.

use diesel::prelude::*;
use diesel_async::{AsyncPgConnection, RunQueryDsl};

use crate::platform::ids::EditionId;
use crate::schema::editions;

/// Begins the next revision and returns its number. The edition's row stays locked until the
/// transaction ends, so submissions of one edition happen one after the other.
///
/// # Errors
/// `NotFound` when there is no such edition.
pub async fn begin_revision(conn: &mut AsyncPgConnection, edition: EditionId) -> QueryResult<i32> {
    diesel::update(editions::table.find(edition))
        .set(editions::revision.eq(editions::revision + 1))
        .returning(editions::revision)
        .get_result(conn)
        .await
}
