//! Finds the account of somebody whom the provider has proved, or makes one, and lets groups there decide about roles.
//!
//! An account is known by issuer and subject. The first time it is found by an address that the provider has verified;
//! who has none, and a group that is mapped, gets one.

use chrono::{DateTime, Utc};
use diesel_async::{AsyncConnection, AsyncPgConnection};
use serde_json::json;

use super::follow_groups::{GroupGrants, follow_groups};
use super::link::{LinkedAccount, find_linked, link};
use super::make_account::make_account;
use crate::platform::audit::{self, Act};
use crate::platform::config::OidcConfig;
use crate::platform::contact::EmailAddress;
use crate::platform::ids::StaffId;
use crate::platform::oidc::ProvenIdentity;
use crate::platform::problem::Problem;
use crate::staff::account_link::lock_account;
use crate::staff::problems::{IDENTITY_CLOSED, IDENTITY_UNKNOWN, IDENTITY_UNVERIFIED};
use crate::staff::query::find_account_by_email;
use crate::staff::query::own_account;

/// Whose account it is, with the roles that their groups give them now.
///
/// # Errors
/// 403 where the account is closed, or there is none and none may be made.
pub async fn recognise(
    conn: &mut AsyncPgConnection,
    config: &OidcConfig,
    who: &ProvenIdentity,
    now: DateTime<Utc>,
) -> Result<StaffId, Problem> {
    conn.transaction::<_, Problem, _>(async |conn| {
        let grants = GroupGrants::of(conn, &config.roles, &who.groups).await?;
        let account = match find_linked(conn, &who.issuer, &who.subject).await? {
            Some(account) => account,
            None => link_or_make(conn, &grants, who, now).await?,
        };
        lock_account(conn, account.staff).await?;
        if account.disabled_at.is_some() {
            return Err(Problem::new(&IDENTITY_CLOSED));
        }
        if !config.roles.is_empty() {
            follow_groups(conn, account.staff, &grants, now).await?;
        }
        Ok(account.staff)
    })
    .await
}

async fn link_or_make(
    conn: &mut AsyncPgConnection,
    grants: &GroupGrants,
    who: &ProvenIdentity,
    now: DateTime<Utc>,
) -> Result<LinkedAccount, Problem> {
    let email = who.email.as_deref();
    let email = email.and_then(|email| EmailAddress::parse(email).ok());
    let email = email.ok_or_else(|| Problem::new(&IDENTITY_UNVERIFIED))?;
    let account = match find_account_by_email(conn, &email).await? {
        Some(found) => linkable(conn, found, who).await?,
        None => make_account(conn, grants, who, email, now).await?,
    };
    if !link(conn, &account, &who.issuer, &who.subject, now).await? {
        return Err(Problem::new(&IDENTITY_UNKNOWN));
    }
    let act = Act {
        staff: account.staff,
        organisation: account.organisation,
        act: "staff.linked",
        object: account.staff.into(),
        facts: json!({ "issuer": who.issuer }),
    };
    audit::record(conn, act, now).await?;
    Ok(account)
}

/// An account that was there, by an address that the provider has verified. The operator's, which no organisation
/// decides about, is linked by nobody.
async fn linkable(
    conn: &mut AsyncPgConnection,
    found: StaffId,
    who: &ProvenIdentity,
) -> Result<LinkedAccount, Problem> {
    if who.email_verified != Some(true) {
        return Err(Problem::new(&IDENTITY_UNVERIFIED));
    }
    let account = own_account(conn, found).await?;
    if account.disabled_at.is_some() {
        return Err(Problem::new(&IDENTITY_CLOSED));
    }
    if account.organisation_id.is_none() {
        return Err(Problem::new(&IDENTITY_UNKNOWN));
    }
    Ok(LinkedAccount {
        staff: found,
        organisation: account.organisation_id,
        disabled_at: None,
    })
}
