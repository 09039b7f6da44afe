//! The secret in the address of a helper's own feed. Its hash alone is kept, so it is shown once; another one ends it.

use chrono::{DateTime, Utc};
use data_encoding::HEXLOWER;
use diesel::prelude::*;
use diesel_async::{AsyncPgConnection, RunQueryDsl};
use sha2::{Digest, Sha256};

use crate::platform::ids::StaffId;
use crate::platform::problem::Problem;
use crate::platform::secrets::random_bytes;
use crate::schema::{helper_feeds, staff};

/// Makes somebody's feed an address, in place of the one before; answers its secret.
///
/// # Errors
/// Of the database and of the operating system.
pub async fn renew(
    conn: &mut AsyncPgConnection,
    whose: StaffId,
    now: DateTime<Utc>,
) -> Result<String, Problem> {
    let secret: [u8; 16] = random_bytes().map_err(Problem::internal)?;
    let secret = HEXLOWER.encode(&secret);
    let made = (
        helper_feeds::secret_hash.eq(hash(&secret)),
        helper_feeds::made_at.eq(now),
    );
    diesel::insert_into(helper_feeds::table)
        .values((helper_feeds::staff_id.eq(whose), made.clone()))
        .on_conflict(helper_feeds::staff_id)
        .do_update()
        .set(made)
        .execute(conn)
        .await?;
    Ok(secret)
}

/// Ends the address of somebody's feed.
pub async fn end(conn: &mut AsyncPgConnection, whose: StaffId) -> QueryResult<()> {
    diesel::delete(helper_feeds::table.find(whose))
        .execute(conn)
        .await
        .map(drop)
}

/// Since when somebody's feed has its address.
pub async fn made_at(
    conn: &mut AsyncPgConnection,
    whose: StaffId,
) -> QueryResult<Option<DateTime<Utc>>> {
    let feed = helper_feeds::table.find(whose);
    let made = feed.select(helper_feeds::made_at);
    made.first(conn).await.optional()
}

/// Whose feed an address is: the account and its name. None of one that was ended, nor of an account that is closed.
pub async fn whose(
    conn: &mut AsyncPgConnection,
    secret: &str,
) -> QueryResult<Option<(StaffId, String)>> {
    helper_feeds::table
        .inner_join(staff::table)
        .filter(helper_feeds::secret_hash.eq(hash(secret)))
        .filter(staff::disabled_at.is_null())
        .select((staff::id, staff::name))
        .first(conn)
        .await
        .optional()
}

fn hash(secret: &str) -> Vec<u8> {
    Sha256::digest(secret).to_vec()
}
