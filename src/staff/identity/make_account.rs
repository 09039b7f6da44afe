//! Makes an account for somebody who is new here and whose group at the provider has a role.

use chrono::{DateTime, Utc};
use diesel_async::AsyncPgConnection;
use serde_json::json;

use super::follow_groups::GroupGrants;
use super::link::LinkedAccount;
use crate::platform::audit::{self, Act};
use crate::platform::contact::EmailAddress;
use crate::platform::ids::StaffId;
use crate::platform::oidc::ProvenIdentity;
use crate::platform::problem::Problem;
use crate::platform::text::PersonName;
use crate::staff::account::{NewAccount, add_account};
use crate::staff::problems::{IDENTITY_UNKNOWN, IDENTITY_UNVERIFIED};

/// It belongs where the first of their groups has a role, and has no password.
///
/// # Errors
/// 403 where no group has a role, or the provider says that the address is not known to be theirs.
pub async fn make_account(
    conn: &mut AsyncPgConnection,
    grants: &GroupGrants,
    who: &ProvenIdentity,
    email: EmailAddress,
    now: DateTime<Utc>,
) -> Result<LinkedAccount, Problem> {
    let organisation = grants.first();
    let organisation = organisation.ok_or_else(|| Problem::new(&IDENTITY_UNKNOWN))?;
    if who.email_verified == Some(false) {
        return Err(Problem::new(&IDENTITY_UNVERIFIED));
    }
    let new = NewAccount {
        name: name_of(who, &email).ok_or_else(|| Problem::new(&IDENTITY_UNKNOWN))?,
        email: Some(email),
        organisation: Some(organisation),
        password_hash: None,
        pledged_on: None,
    };
    let id = StaffId::fresh();
    add_account(conn, id, &new, now).await?;
    let act = Act {
        staff: id,
        organisation: Some(organisation),
        act: "staff.added",
        object: id.into(),
        facts: json!({ "provider": who.issuer }),
    };
    audit::record(conn, act, now).await?;
    Ok(LinkedAccount {
        staff: id,
        organisation: Some(organisation),
        disabled_at: None,
    })
}

/// As the provider has it; else what stands before the @ of the address, for a coordinator to mend.
fn name_of(who: &ProvenIdentity, email: &EmailAddress) -> Option<PersonName> {
    let own = email.as_str().split('@').next();
    let names = who.name.as_deref().into_iter().chain(own);
    names.filter_map(|name| PersonName::parse(name).ok()).next()
}
