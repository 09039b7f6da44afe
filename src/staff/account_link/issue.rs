//! Makes a link with its letter, in the caller's transaction.

use chrono::{DateTime, TimeDelta, Utc};
use diesel::prelude::*;
use diesel_async::{AsyncPgConnection, RunQueryDsl};
use serde_json::json;

use super::link::LinkKind;
use super::lock::lock_account;
use super::secret::LinkSecret;
use crate::platform::i18n::Locale;
use crate::platform::ids::{OrganisationId, StaffId, fresh};
use crate::platform::mail::outbox::{NewLetter, enqueue};
use crate::platform::secrets::Keys;
use crate::schema::account_links;

const HOUR: TimeDelta = TimeDelta::hours(1);

/// Whose link it is, and where the letter goes.
pub struct Addressee<'a> {
    pub staff: StaffId,
    /// None for the operator.
    pub organisation: Option<OrganisationId>,
    pub email: &'a str,
    pub language: Locale,
}

/// Whether the account may get another one of the kind: few go out within an hour. Those who ask at the same time
/// wait for each other.
pub async fn may_issue(
    conn: &mut AsyncPgConnection,
    staff: StaffId,
    kind: LinkKind,
    now: DateTime<Utc>,
) -> QueryResult<bool> {
    lock_account(conn, staff).await?;
    let lately: i64 = account_links::table
        .filter(account_links::staff_id.eq(staff))
        .filter(account_links::kind.eq(kind.name()))
        .filter(account_links::created_at.gt(now - HOUR))
        .count()
        .get_result(conn)
        .await?;
    Ok(lately < kind.most_in_an_hour())
}

/// Makes the link and writes its letter. Links made before stay good: a stranger who asks for letters ends none.
pub async fn issue_link(
    conn: &mut AsyncPgConnection,
    keys: &Keys,
    kind: LinkKind,
    to: &Addressee<'_>,
    now: DateTime<Utc>,
) -> QueryResult<()> {
    let id = fresh();
    let secret = LinkSecret::fresh(keys, id);
    diesel::insert_into(account_links::table)
        .values((
            account_links::id.eq(id),
            account_links::staff_id.eq(to.staff),
            account_links::organisation_id.eq(to.organisation),
            account_links::kind.eq(kind.name()),
            account_links::secret_hash.eq(secret.hash.to_vec()),
            account_links::created_at.eq(now),
            account_links::expires_at.eq(now + kind.lifetime()),
        ))
        .execute(conn)
        .await?;
    let letter = NewLetter {
        id: fresh(),
        organisation: to.organisation.map(|at| at.0),
        booking: None,
        kind: kind.name(),
        recipient: to.email,
        language: to.language.tag(),
        facts: json!({ "link": id }),
        dedupe_key: format!("{kind}:{id}"),
        due_at: now,
    };
    enqueue(conn, letter, now).await
}
