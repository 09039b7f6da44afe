//! Adds an account. Without an e-mail address it is a helper who never signs in.

use chrono::{DateTime, NaiveDate, Utc};
use diesel::prelude::*;
use diesel_async::{AsyncPgConnection, RunQueryDsl};
use uuid::Uuid;

use super::recognise::lower;
use crate::platform::contact::EmailAddress;
use crate::platform::db::broken_constraint;
use crate::platform::ids::{OrganisationId, StaffId};
use crate::platform::text::PersonName;
use crate::schema::{pledges, staff};

/// An account that shall be.
#[derive(Debug, Clone)]
pub struct NewStaff {
    /// The person's name.
    pub name: PersonName,
    /// Where letters go and what is typed to sign in.
    pub email: Option<EmailAddress>,
    /// Where it belongs; none for the operator alone.
    pub organisation: Option<OrganisationId>,
    /// The hash of its password. Without one nobody signs in with it.
    pub password_hash: Option<String>,
    /// When secrecy was pledged there.
    pub pledged_on: Option<NaiveDate>,
}

/// Why no account was added.
#[derive(Debug, thiserror::Error)]
pub enum AddError {
    /// Another account has the e-mail address.
    #[error("an account with this e-mail address exists")]
    EmailTaken,
    /// The database refused or is away.
    #[error(transparent)]
    Database(diesel::result::Error),
}

impl From<diesel::result::Error> for AddError {
    fn from(error: diesel::result::Error) -> Self {
        match broken_constraint(&error) {
            Some("staff_email_unique") => Self::EmailTaken,
            _ => Self::Database(error),
        }
    }
}

/// Adds an account.
///
/// # Errors
/// As [`AddError`] says.
pub async fn add(
    conn: &mut AsyncPgConnection,
    id: StaffId,
    new: &NewStaff,
    now: DateTime<Utc>,
) -> Result<(), AddError> {
    diesel::insert_into(staff::table)
        .values((
            staff::id.eq(id.0),
            staff::organisation_id.eq(new.organisation.map(|at| at.0)),
            staff::name.eq(new.name.as_str()),
            staff::email.eq(new.email.as_ref().map(EmailAddress::as_str)),
            staff::password_hash.eq(&new.password_hash),
            staff::created_at.eq(now),
            staff::updated_at.eq(now),
        ))
        .execute(conn)
        .await?;
    if let Some(organisation) = new.organisation {
        pledge(conn, id, organisation, new.pledged_on).await?;
    }
    Ok(())
}

/// Writes down when secrecy was pledged, or that it no longer counts.
pub(super) async fn pledge(
    conn: &mut AsyncPgConnection,
    id: StaffId,
    organisation: OrganisationId,
    on: Option<NaiveDate>,
) -> QueryResult<()> {
    let Some(on) = on else {
        return diesel::delete(pledges::table.find((id.0, organisation.0)))
            .execute(conn)
            .await
            .map(drop);
    };
    diesel::insert_into(pledges::table)
        .values((
            pledges::staff_id.eq(id.0),
            pledges::organisation_id.eq(organisation.0),
            pledges::pledged_on.eq(on),
        ))
        .on_conflict((pledges::staff_id, pledges::organisation_id))
        .do_update()
        .set(pledges::pledged_on.eq(on))
        .execute(conn)
        .await
        .map(drop)
}

/// The account with an e-mail address.
///
/// # Errors
/// Of the database.
pub async fn account_of(
    conn: &mut AsyncPgConnection,
    email: &EmailAddress,
) -> QueryResult<Option<StaffId>> {
    let found: Option<Uuid> = staff::table
        .filter(lower(staff::email.assume_not_null()).eq(email.as_str().to_lowercase()))
        .select(staff::id)
        .get_result(conn)
        .await
        .optional()?;
    Ok(found.map(StaffId))
}
