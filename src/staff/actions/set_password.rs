//! Sets a password: by a link from a letter, or by whoever knows the one before. It ends every sign-in, token and link
//! of the account.

use chrono::{DateTime, Utc};
use diesel_async::{AsyncConnection, AsyncPgConnection};
use serde_json::json;

use crate::platform::audit::{self, Act};
use crate::platform::ids::{OrganisationId, StaffId};
use crate::platform::problem::Problem;
use crate::staff::account::replace_password;
use crate::staff::account_link::{LinkHolder, lock_account, take_link};
use crate::staff::problems::LINK_OVER;

/// Sets the password of whoever came with the link, and uses the link up.
///
/// # Errors
/// 410 where the link is not good any more, or nobody can sign in with the account.
pub async fn set_password_by_link(
    conn: &mut AsyncPgConnection,
    holder: &LinkHolder,
    link: &str,
    hash: &str,
    now: DateTime<Utc>,
) -> Result<(), Problem> {
    conn.transaction::<_, Problem, _>(async |conn| {
        lock_account(conn, holder.staff).await?;
        if !take_link(conn, link, now).await? {
            return Err(Problem::new(&LINK_OVER));
        }
        set_own_password(conn, holder.staff, holder.organisation, hash, now).await
    })
    .await
}

/// Sets the password of an account, in the caller's transaction.
///
/// # Errors
/// 410 where nobody can sign in with the account.
pub async fn set_own_password(
    conn: &mut AsyncPgConnection,
    staff: StaffId,
    organisation: Option<OrganisationId>,
    hash: &str,
    now: DateTime<Utc>,
) -> Result<(), Problem> {
    if !replace_password(conn, staff, hash, now).await? {
        return Err(Problem::new(&LINK_OVER));
    }
    let act = Act {
        staff,
        organisation,
        act: "staff.password-set",
        object: staff.into(),
        facts: json!({}),
    };
    Ok(audit::record(conn, act, now).await?)
}
