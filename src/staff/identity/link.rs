//! Links between accounts and what a provider calls their owners. Addresses change owners there; this name does not.

use chrono::{DateTime, Utc};
use diesel::prelude::*;
use diesel_async::{AsyncPgConnection, RunQueryDsl};

use crate::platform::ids::{OrganisationId, StaffId, fresh};
use crate::schema::{staff, staff_identities};

/// Somebody with an account.
#[derive(Debug, Clone, Copy, Queryable)]
pub struct LinkedAccount {
    pub staff: StaffId,
    pub organisation: Option<OrganisationId>,
    /// Since when nobody can sign in with it.
    pub disabled_at: Option<DateTime<Utc>>,
}

/// Whose account is linked to this name.
pub async fn find_linked(
    conn: &mut AsyncPgConnection,
    issuer: &str,
    subject: &str,
) -> QueryResult<Option<LinkedAccount>> {
    staff_identities::table
        .inner_join(staff::table)
        .filter(staff_identities::issuer.eq(issuer))
        .filter(staff_identities::subject.eq(subject))
        .select((staff::id, staff::organisation_id, staff::disabled_at))
        .get_result(conn)
        .await
        .optional()
}

/// Links an account to a name; false where the account has another one there, or the name another account.
pub async fn link(
    conn: &mut AsyncPgConnection,
    account: &LinkedAccount,
    issuer: &str,
    subject: &str,
    now: DateTime<Utc>,
) -> QueryResult<bool> {
    let linked = diesel::insert_into(staff_identities::table)
        .values((
            staff_identities::id.eq(fresh()),
            staff_identities::staff_id.eq(account.staff),
            staff_identities::organisation_id.eq(account.organisation),
            staff_identities::issuer.eq(issuer),
            staff_identities::subject.eq(subject),
            staff_identities::linked_at.eq(now),
        ))
        .on_conflict_do_nothing()
        .execute(conn)
        .await?;
    Ok(linked > 0)
}
