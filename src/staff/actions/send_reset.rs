//! Sends a link to whoever has forgotten the password. It runs after the answer, which says the same of every address.

use chrono::{DateTime, Utc};
use diesel_async::{AsyncConnection, AsyncPgConnection};

use crate::platform::audit::{self, Occurrence};
use crate::platform::contact::EmailAddress;
use crate::platform::i18n::Locale;
use crate::platform::problem::Problem;
use crate::platform::secrets::Keys;
use crate::staff::account_link::{Addressee, LinkKind, issue_link, may_issue};
use crate::staff::query::find_open_account;

/// Writes the letter, if an open account has the address and few letters went there within the hour. Answers whether
/// one was written.
///
/// # Errors
/// Of the database.
pub async fn send_reset(
    conn: &mut AsyncPgConnection,
    keys: &Keys,
    email: &EmailAddress,
    language: Locale,
    now: DateTime<Utc>,
) -> Result<bool, Problem> {
    let Some(found) = find_open_account(conn, email).await? else {
        return Ok(false);
    };
    let (staff, organisation, kind) = (found.staff, found.organisation, LinkKind::PasswordReset);
    conn.transaction::<_, Problem, _>(async |conn| {
        if !may_issue(conn, staff, kind, now).await? {
            return Ok(false);
        }
        let to = Addressee {
            staff,
            organisation,
            email: &found.email,
            language,
        };
        issue_link(conn, keys, kind, &to, now).await?;
        let occurrence = Occurrence {
            by: None,
            organisation,
            act: "staff.reset-sent",
            object: Some(staff.into()),
        };
        audit::record_occurrence(conn, occurrence, now).await?;
        Ok(true)
    })
    .await
}
