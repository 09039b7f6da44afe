//! Reads accounts and grants. What the scope does not reach is not there.

use diesel::prelude::*;
use diesel_async::{AsyncPgConnection, RunQueryDsl};
use uuid::Uuid;

use super::model::{OwnedVenue, StaffAccount, StaffGrant};
use crate::platform::auth::{Scope, sign_in_first};
use crate::platform::contact::EmailAddress;
use crate::platform::ids::{OrganisationId, StaffId, VenueId};
use crate::platform::problem::Problem;
use crate::schema::{grants, organisations, pledges, staff, venues};

/// An account's columns, with those of its organisation and of the pledge given there.
macro_rules! account_columns {
    ($rows:expr) => {
        staff::table
            .left_join(organisations::table)
            .left_join(
                pledges::table.on(pledges::staff_id.eq(staff::id).and(
                    pledges::organisation_id
                        .nullable()
                        .eq(staff::organisation_id),
                )),
            )
            .filter($rows)
            .select((
                staff::id,
                staff::organisation_id,
                staff::name,
                staff::email,
                staff::disabled_at,
                staff::signed_in_at,
                staff::unused_warned_at,
                staff::version,
                staff::created_at,
                staff::updated_at,
                (organisations::slug, organisations::name).nullable(),
                pledges::pledged_on.nullable(),
            ))
    };
}

/// A grant's columns, with the names of where it holds.
macro_rules! grant_columns {
    ($rows:expr) => {
        grants::table
            .left_join(organisations::table)
            .left_join(venues::table.on(grants::venue_id.eq(venues::id.nullable())))
            .filter($rows)
            .select((
                grants::id,
                grants::staff_id,
                grants::role,
                grants::organisation_id,
                (organisations::slug, organisations::name).nullable(),
                (venues::slug, venues::name).nullable(),
            ))
    };
}

diesel::define_sql_function! {
    /// SQL's own.
    fn lower(text: diesel::sql_types::Text) -> diesel::sql_types::Text;
}

/// One account within a scope.
pub async fn find_account(
    conn: &mut AsyncPgConnection,
    scope: &Scope,
    id: StaffId,
) -> QueryResult<Option<StaffAccount>> {
    let found: Option<StaffAccount> = account_columns!(staff::id.eq(id))
        .get_result(conn)
        .await
        .optional()?;
    Ok(found.filter(|account| reaches(scope, account)))
}

fn reaches(scope: &Scope, account: &StaffAccount) -> bool {
    scope.everything
        || account
            .organisation_id
            .is_some_and(|at| scope.organisations.contains(&at))
}

/// One page of the accounts in a scope, by name, and how many there are in all.
pub async fn list_accounts(
    conn: &mut AsyncPgConnection,
    scope: &Scope,
    offset: i64,
    limit: i64,
) -> QueryResult<(Vec<StaffAccount>, i64)> {
    let within = || staff::organisation_id.eq_any(&scope.organisations);
    let rows = account_columns!(within())
        .order((staff::name, staff::id))
        .offset(offset)
        .limit(limit)
        .load(conn)
        .await?;
    let total = staff::table
        .filter(within())
        .count()
        .get_result(conn)
        .await?;
    Ok((rows, total))
}

/// Accounts by their ids, by name.
pub async fn accounts_by_id(
    conn: &mut AsyncPgConnection,
    ids: &[StaffId],
) -> QueryResult<Vec<StaffAccount>> {
    account_columns!(staff::id.eq_any(ids))
        .order((staff::name, staff::id))
        .load(conn)
        .await
}

/// The grants of accounts, in the order they were given.
pub async fn grants_of(
    conn: &mut AsyncPgConnection,
    accounts: &[StaffId],
) -> QueryResult<Vec<StaffGrant>> {
    grant_columns!(grants::staff_id.eq_any(accounts))
        .order(grants::id)
        .load(conn)
        .await
}

/// The grant with an id.
pub async fn find_grant(conn: &mut AsyncPgConnection, id: Uuid) -> QueryResult<Option<StaffGrant>> {
    grant_columns!(grants::id.eq(id))
        .get_result(conn)
        .await
        .optional()
}

/// The venue with a slug or an id.
pub async fn find_venue_and_owner(
    conn: &mut AsyncPgConnection,
    slug_or_id: &str,
) -> QueryResult<Option<OwnedVenue>> {
    let query = venues::table
        .select((venues::id, venues::organisation_id))
        .into_boxed();
    let query = match slug_or_id.parse::<VenueId>() {
        Ok(id) => query.filter(venues::id.eq(id)),
        Err(_) if slug_or_id.contains('\0') => return Ok(None),
        Err(_) => query.filter(venues::slug.eq(slug_or_id.to_owned())),
    };
    query.get_result(conn).await.optional()
}

/// The account with an e-mail address.
pub async fn find_account_by_email(
    conn: &mut AsyncPgConnection,
    email: &EmailAddress,
) -> QueryResult<Option<StaffId>> {
    let found: Option<StaffId> = staff::table
        .filter(lower(staff::email.assume_not_null()).eq(email.as_str().to_lowercase()))
        .select(staff::id)
        .get_result(conn)
        .await
        .optional()?;
    Ok(found)
}

/// The enabled account with an e-mail address and a password: its id and the password's hash. A
/// text that is no address belongs to nobody.
pub async fn find_password_by_email(
    conn: &mut AsyncPgConnection,
    typed: &str,
) -> QueryResult<Option<(StaffId, String)>> {
    let Ok(email) = EmailAddress::parse(typed) else {
        return Ok(None);
    };
    let found: Option<(StaffId, Option<String>)> = staff::table
        .filter(lower(staff::email.assume_not_null()).eq(email.as_str().to_lowercase()))
        .filter(staff::disabled_at.is_null())
        .select((staff::id, staff::password_hash))
        .get_result(conn)
        .await
        .optional()?;
    Ok(found.and_then(|(id, hash)| hash.map(|hash| (id, hash))))
}

/// An account that somebody can sign in with, and where letters to it go.
pub struct OpenAccount {
    pub staff: StaffId,
    /// None for the operator.
    pub organisation: Option<OrganisationId>,
    pub email: String,
}

/// The open account with an e-mail address.
pub async fn find_open_account(
    conn: &mut AsyncPgConnection,
    email: &EmailAddress,
) -> QueryResult<Option<OpenAccount>> {
    let found: Option<(StaffId, Option<OrganisationId>, Option<String>)> = staff::table
        .filter(lower(staff::email.assume_not_null()).eq(email.as_str().to_lowercase()))
        .filter(staff::disabled_at.is_null())
        .select((staff::id, staff::organisation_id, staff::email))
        .get_result(conn)
        .await
        .optional()?;
    Ok(found.and_then(|(staff, organisation, email)| {
        Some(OpenAccount {
            staff,
            organisation,
            email: email?,
        })
    }))
}

/// The account of whoever asks.
pub async fn find_own_account(
    conn: &mut AsyncPgConnection,
    id: StaffId,
) -> QueryResult<Option<StaffAccount>> {
    account_columns!(staff::id.eq(id))
        .get_result(conn)
        .await
        .optional()
}

/// The same, where it has to be there.
///
/// # Errors
/// 401 where it is not.
pub async fn own_account(
    conn: &mut AsyncPgConnection,
    id: StaffId,
) -> Result<StaffAccount, Problem> {
    let account = find_own_account(conn, id).await?;
    account.ok_or_else(sign_in_first)
}
