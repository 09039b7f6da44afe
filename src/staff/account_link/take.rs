//! Who comes with a link, and its end: by use, by a change of who can sign in, or by time.

use chrono::{DateTime, TimeDelta, Utc};
use diesel::prelude::*;
use diesel_async::{AsyncPgConnection, RunQueryDsl};

use super::link::LinkKind;
use super::secret::hash_of;
use crate::platform::ids::{OrganisationId, StaffId};
use crate::platform::mail::outbox::forget_letters;
use crate::schema::{account_links, staff};

/// How long letters with links are remembered.
const REMEMBERED: TimeDelta = TimeDelta::days(90);

/// Whoever a good link belongs to.
#[derive(Debug, Clone, Queryable)]
pub struct LinkHolder {
    pub staff: StaffId,
    pub organisation: Option<OrganisationId>,
    pub name: String,
    pub email: Option<String>,
}

/// Whose link it is, as long as it is good and the account is open. Looking changes nothing.
pub async fn find_holder(
    conn: &mut AsyncPgConnection,
    text: &str,
    now: DateTime<Utc>,
) -> QueryResult<Option<LinkHolder>> {
    let Some(hash) = hash_of(text) else {
        return Ok(None);
    };
    account_links::table
        .inner_join(staff::table)
        .filter(account_links::secret_hash.eq(hash.to_vec()))
        .filter(account_links::expires_at.gt(now))
        .filter(staff::disabled_at.is_null().and(staff::email.is_not_null()))
        .select((staff::id, staff::organisation_id, staff::name, staff::email))
        .get_result(conn)
        .await
        .optional()
}

/// Uses the link up; false where it is not good any more. Of two who come at once one has it.
pub async fn take_link(
    conn: &mut AsyncPgConnection,
    text: &str,
    now: DateTime<Utc>,
) -> QueryResult<bool> {
    let Some(hash) = hash_of(text) else {
        return Ok(false);
    };
    let good = account_links::table
        .filter(account_links::secret_hash.eq(hash.to_vec()))
        .filter(account_links::expires_at.gt(now));
    let taken = diesel::delete(good).execute(conn).await?;
    Ok(taken > 0)
}

/// Ends every link of an account.
pub async fn delete_links(conn: &mut AsyncPgConnection, staff: StaffId) -> QueryResult<()> {
    diesel::delete(account_links::table.filter(account_links::staff_id.eq(staff)))
        .execute(conn)
        .await
        .map(drop)
}

/// Deletes links that are over, and after a while the letters that brought them. Those of the last hour stay: they
/// are counted.
pub async fn purge_links(conn: &mut AsyncPgConnection, now: DateTime<Utc>) -> QueryResult<usize> {
    let over = account_links::expires_at.le(now - TimeDelta::hours(1));
    let deleted = diesel::delete(account_links::table.filter(over))
        .execute(conn)
        .await?;
    let kinds = LinkKind::ALL.map(LinkKind::name);
    Ok(deleted + forget_letters(conn, &kinds, now - REMEMBERED).await?)
}
