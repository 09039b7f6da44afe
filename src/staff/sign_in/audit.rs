//! Each password and code that was checked is in the audit log, right or wrong; of an address that nobody has too, so
//! that both take the same time. No address is written.

use chrono::{DateTime, Utc};
use diesel::prelude::*;
use diesel_async::{AsyncPgConnection, RunQueryDsl};

use crate::platform::audit::{self, Occurrence};
use crate::platform::ids::{OrganisationId, StaffId};
use crate::schema::staff;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SignInEnding {
    Made,
    /// The second step was one of the recovery codes.
    MadeByRecoveryCode,
    /// The identity provider proved who it is.
    #[cfg(feature = "oidc")]
    MadeByProvider,
    Refused,
}

pub async fn audit_sign_in(
    conn: &mut AsyncPgConnection,
    account: Option<StaffId>,
    ending: SignInEnding,
    now: DateTime<Utc>,
) -> QueryResult<()> {
    let id = account.unwrap_or(StaffId(uuid::Uuid::nil()));
    let organisation: Option<Option<OrganisationId>> = staff::table
        .find(id)
        .select(staff::organisation_id)
        .get_result(conn)
        .await
        .optional()?;
    let (act, by) = match ending {
        SignInEnding::Made => ("sign-in.made", account),
        SignInEnding::MadeByRecoveryCode => ("sign-in.made-by-recovery-code", account),
        #[cfg(feature = "oidc")]
        SignInEnding::MadeByProvider => ("sign-in.made-by-provider", account),
        SignInEnding::Refused => ("sign-in.refused", None),
    };
    let occurrence = Occurrence {
        by,
        organisation: organisation.flatten(),
        act,
        object: account.map(|id| id.0),
    };
    audit::record_occurrence(conn, occurrence, now).await
}
