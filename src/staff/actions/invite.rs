//! Invites somebody who works here to set a password: by a letter to the address of the account.

use chrono::{DateTime, Utc};
use diesel_async::{AsyncConnection, AsyncPgConnection};
use serde_json::json;

use crate::organisation::language_of;
use crate::platform::audit::{self, Act};
use crate::platform::i18n::Locale;
use crate::platform::ids::StaffId;
use crate::platform::problem::{Problem, RATE_LIMITED};
use crate::platform::secrets::Keys;
use crate::staff::account_link::{Addressee, LinkKind, issue_link, may_issue};
use crate::staff::model::StaffAccount;
use crate::staff::problems::CANNOT_SIGN_IN;

const AN_HOUR: i64 = 3600;

/// Writes the letter, in the language of the organisation.
///
/// # Errors
/// 409 where nobody could sign in with the account, 429 after several letters within an hour.
pub async fn invite(
    conn: &mut AsyncPgConnection,
    keys: &Keys,
    account: &StaffAccount,
    by: StaffId,
    now: DateTime<Utc>,
) -> Result<(), Problem> {
    let open = account.disabled_at.is_none();
    let (Some(email), Some(organisation), true) =
        (account.email.as_deref(), account.organisation_id, open)
    else {
        return Err(Problem::new(&CANNOT_SIGN_IN));
    };
    let kind = LinkKind::Invitation;
    conn.transaction::<_, Problem, _>(async |conn| {
        if !may_issue(conn, account.id, kind, now).await? {
            return Err(Problem::new(&RATE_LIMITED)
                .fact("retryAfter", AN_HOUR)
                .header("Retry-After", AN_HOUR));
        }
        let language = language_of(conn, organisation).await?;
        let to = Addressee {
            staff: account.id,
            organisation: Some(organisation),
            email,
            language: Locale::parse(language.as_str()).unwrap_or_default(),
        };
        issue_link(conn, keys, kind, &to, now).await?;
        let act = Act {
            staff: by,
            organisation: Some(organisation),
            act: "staff.invited",
            object: account.id.into(),
            facts: json!({}),
        };
        Ok(audit::record(conn, act, now).await?)
    })
    .await
}
