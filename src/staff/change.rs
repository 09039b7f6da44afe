//! Changes an account. A new password, or disabling it, ends every sign-in and token it has.

use chrono::{DateTime, Utc};
use diesel::prelude::*;
use diesel_async::{AsyncPgConnection, RunQueryDsl};

use crate::platform::db::broken_constraint;
use crate::platform::ids::StaffId;
use crate::platform::problem::{Problem, STALE};
use crate::schema::{sign_ins, staff, tokens};

use super::problems::EMAIL_TAKEN;

/// What becomes of an account; what is none stays as it is.
#[derive(Debug, Clone, Default, AsChangeset)]
#[diesel(table_name = staff)]
pub struct Change {
    /// A new name.
    pub name: Option<String>,
    /// A new address, or none any more.
    pub email: Option<Option<String>>,
    /// A new password's hash, or none any more.
    pub password_hash: Option<Option<String>>,
    /// Disabled since, or enabled again.
    pub disabled_at: Option<Option<DateTime<Utc>>>,
}

impl Change {
    /// Whether it decides who gets in with the account.
    #[must_use]
    pub fn is_of_access(&self) -> bool {
        self.email.is_some() || self.password_hash.is_some() || self.disabled_at.is_some()
    }
}

/// Changes an account that is still as it was at `edit`.
///
/// # Errors
/// 409 when another account has the address, 412 when it was changed meanwhile; of the database.
pub async fn change(
    conn: &mut AsyncPgConnection,
    id: StaffId,
    edit: i32,
    change: &Change,
    now: DateTime<Utc>,
) -> Result<(), Problem> {
    let changed = diesel::update(staff::table)
        .filter(staff::id.eq(id.0))
        .filter(staff::edit.eq(edit))
        .set((
            change,
            staff::edit.eq(edit.wrapping_add(1)),
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
    if change.is_of_access() {
        end_all(conn, id).await?;
    }
    Ok(())
}

/// Ends every sign-in and token of an account.
///
/// # Errors
/// Of the database.
pub async fn end_all(conn: &mut AsyncPgConnection, id: StaffId) -> QueryResult<()> {
    diesel::delete(sign_ins::table.filter(sign_ins::staff_id.eq(id.0)))
        .execute(conn)
        .await?;
    diesel::delete(tokens::table.filter(tokens::staff_id.eq(id.0)))
        .execute(conn)
        .await
        .map(drop)
}
