//! Changes an account, if it is still at the version that the author saw. A new password, a new
//! address or disabling it ends every sign-in and token it has.

use chrono::{DateTime, Utc};
use diesel::prelude::*;
use diesel_async::{AsyncPgConnection, RunQueryDsl};

use crate::platform::db::broken_constraint;
use crate::platform::ids::StaffId;
use crate::platform::input::merge_patch::differs;
use crate::platform::problem::{Problem, STALE};
use crate::schema::{sign_ins, staff, staff_identities, tokens};
use crate::staff::account_link::delete_links;
use crate::staff::model::StaffAccount;
use crate::staff::problems::EMAIL_TAKEN;

/// What changes; the rest stays. `Some(None)` clears a value.
#[derive(Debug, Clone, Default, AsChangeset)]
#[diesel(table_name = staff)]
pub struct AccountChange {
    pub name: Option<String>,
    pub email: Option<Option<String>>,
    pub password_hash: Option<Option<String>>,
    pub disabled_at: Option<Option<DateTime<Utc>>>,
}

impl AccountChange {
    /// Whether it says something else than the account does; a password does.
    #[must_use]
    pub fn changes(&self, before: &StaffAccount) -> bool {
        let password = match &self.password_hash {
            Some(hash) => hash.is_some() || before.email.is_some(),
            None => false,
        };
        differs(self.name.as_deref(), before.name.as_str())
            || differs(self.email.as_ref(), &before.email)
            || password
            || differs(self.disabled_at, before.disabled_at)
    }

    /// Whether nobody can sign in with the account any more, who could before.
    #[must_use]
    pub fn closes(&self, before: &StaffAccount) -> bool {
        let was_open = before.disabled_at.is_none() && before.email.is_some();
        let disables = matches!(self.disabled_at, Some(Some(_)));
        was_open && (disables || matches!(self.email, Some(None)))
    }

    /// Whether it decides who can sign in with the account.
    #[must_use]
    pub fn affects_access(&self) -> bool {
        self.email.is_some() || self.password_hash.is_some() || self.disabled_at.is_some()
    }
}

/// Changes an account that is still at `version`.
///
/// # Errors
/// 409 when another account has the address, 412 when somebody else changed it.
pub async fn change_account(
    conn: &mut AsyncPgConnection,
    id: StaffId,
    version: i32,
    change: &AccountChange,
    now: DateTime<Utc>,
) -> Result<(), Problem> {
    let changed = diesel::update(staff::table)
        .filter(staff::id.eq(id))
        .filter(staff::version.eq(version))
        .set((
            change,
            staff::version.eq(version.wrapping_add(1)),
            staff::updated_at.eq(now),
        ))
        .execute(conn)
        .await
        .map_err(|error| match broken_constraint(&error) {
            Some("staff_email_unique") => Problem::new(&EMAIL_TAKEN),
            _ => Problem::from(error),
        })?;
    if changed == 0 {
        return Err(Problem::new(&STALE));
    }
    if change.affects_access() {
        end_access(conn, id).await?;
    }
    if change.email.is_some() {
        end_identities(conn, id).await?;
    }
    if change.disabled_at == Some(None) {
        forget_warning(conn, id).await?;
    }
    Ok(())
}

/// Replaces the password of an account that somebody can sign in with; false where nobody can. Everything that opened it
/// ends.
pub async fn replace_password(
    conn: &mut AsyncPgConnection,
    id: StaffId,
    hash: &str,
    now: DateTime<Utc>,
) -> QueryResult<bool> {
    let open = staff::table
        .find(id)
        .filter(staff::disabled_at.is_null().and(staff::email.is_not_null()));
    let replaced = diesel::update(open)
        .set((
            staff::password_hash.eq(hash),
            staff::version.eq(staff::version + 1),
            staff::updated_at.eq(now),
        ))
        .execute(conn)
        .await?;
    if replaced > 0 {
        end_access(conn, id).await?;
    }
    Ok(replaced > 0)
}

/// Closes an account that is open and that nobody has signed in with since; false where it is not.
pub async fn close_account(
    conn: &mut AsyncPgConnection,
    id: StaffId,
    since: DateTime<Utc>,
    now: DateTime<Utc>,
) -> QueryResult<bool> {
    let unused = staff::table
        .find(id)
        .filter(staff::disabled_at.is_null())
        .filter(
            staff::signed_in_at
                .is_null()
                .or(staff::signed_in_at.le(since)),
        );
    let closed = diesel::update(unused)
        .set((
            staff::disabled_at.eq(now),
            staff::version.eq(staff::version + 1),
            staff::updated_at.eq(now),
        ))
        .execute(conn)
        .await?;
    if closed > 0 {
        end_access(conn, id).await?;
    }
    Ok(closed > 0)
}

/// Notes that the owner of an account was told that it will be closed.
pub async fn note_warning(
    conn: &mut AsyncPgConnection,
    id: StaffId,
    now: DateTime<Utc>,
) -> QueryResult<()> {
    diesel::update(staff::table.find(id))
        .set(staff::unused_warned_at.eq(now))
        .execute(conn)
        .await
        .map(drop)
}

/// Ends the links to what identity providers call the owner: with another address it may be somebody else's.
async fn end_identities(conn: &mut AsyncPgConnection, id: StaffId) -> QueryResult<()> {
    diesel::delete(staff_identities::table.filter(staff_identities::staff_id.eq(id)))
        .execute(conn)
        .await
        .map(drop)
}

/// Whoever comes back has two weeks again.
async fn forget_warning(conn: &mut AsyncPgConnection, id: StaffId) -> QueryResult<()> {
    diesel::update(staff::table.find(id))
        .set(staff::unused_warned_at.eq(None::<DateTime<Utc>>))
        .execute(conn)
        .await
        .map(drop)
}

/// Ends every sign-in and token of an account, and every link to set its password.
async fn end_access(conn: &mut AsyncPgConnection, id: StaffId) -> QueryResult<()> {
    delete_links(conn, id).await?;
    diesel::delete(sign_ins::table.filter(sign_ins::staff_id.eq(id)))
        .execute(conn)
        .await?;
    diesel::delete(tokens::table.filter(tokens::staff_id.eq(id)))
        .execute(conn)
        .await
        .map(drop)
}
