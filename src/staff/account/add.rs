//! Adds an account. One without an e-mail address belongs to a helper who never signs in.

use chrono::{DateTime, NaiveDate, Utc};
use diesel::prelude::*;
use diesel_async::{AsyncPgConnection, RunQueryDsl};

use crate::platform::contact::EmailAddress;
use crate::platform::db::broken_constraint;
use crate::platform::ids::{OrganisationId, StaffId};
use crate::platform::problem::Problem;
use crate::platform::text::PersonName;
use crate::schema::{pledges, staff};
use crate::staff::problems::EMAIL_TAKEN;

/// An account to be added.
#[derive(Debug, Clone)]
pub struct NewAccount {
    pub name: PersonName,
    /// Where letters go, and what the person types to sign in.
    pub email: Option<EmailAddress>,
    /// None for the operator alone.
    pub organisation: Option<OrganisationId>,
    /// Without one nobody signs in with the account.
    pub password_hash: Option<String>,
    /// When the person pledged secrecy to the organisation.
    pub pledged_on: Option<NaiveDate>,
}

/// Why no account was added.
#[derive(Debug, thiserror::Error)]
pub enum AddAccountError {
    /// Another account has the e-mail address.
    #[error("an account with this e-mail address exists")]
    EmailTaken,
    #[error(transparent)]
    Database(diesel::result::Error),
}

impl From<diesel::result::Error> for AddAccountError {
    fn from(error: diesel::result::Error) -> Self {
        match broken_constraint(&error) {
            Some("staff_email_unique") => Self::EmailTaken,
            _ => Self::Database(error),
        }
    }
}

impl From<AddAccountError> for Problem {
    fn from(error: AddAccountError) -> Self {
        match error {
            AddAccountError::EmailTaken => Self::new(&EMAIL_TAKEN),
            AddAccountError::Database(error) => error.into(),
        }
    }
}

/// Adds an account.
pub async fn add_account(
    conn: &mut AsyncPgConnection,
    id: StaffId,
    new: &NewAccount,
    now: DateTime<Utc>,
) -> Result<(), AddAccountError> {
    diesel::insert_into(staff::table)
        .values((
            staff::id.eq(id),
            staff::organisation_id.eq(new.organisation),
            staff::name.eq(new.name.as_str()),
            staff::email.eq(new.email.as_ref().map(EmailAddress::as_str)),
            staff::password_hash.eq(&new.password_hash),
            staff::created_at.eq(now),
            staff::updated_at.eq(now),
        ))
        .execute(conn)
        .await?;
    if let Some(organisation) = new.organisation {
        save_pledge(conn, id, organisation, new.pledged_on).await?;
    }
    Ok(())
}

/// Saves when the person pledged secrecy, or that the pledge no longer counts.
pub async fn save_pledge(
    conn: &mut AsyncPgConnection,
    id: StaffId,
    organisation: OrganisationId,
    on: Option<NaiveDate>,
) -> QueryResult<()> {
    let Some(on) = on else {
        return diesel::delete(pledges::table.find((id, organisation)))
            .execute(conn)
            .await
            .map(drop);
    };
    diesel::insert_into(pledges::table)
        .values((
            pledges::staff_id.eq(id),
            pledges::organisation_id.eq(organisation),
            pledges::pledged_on.eq(on),
        ))
        .on_conflict((pledges::staff_id, pledges::organisation_id))
        .do_update()
        .set(pledges::pledged_on.eq(on))
        .execute(conn)
        .await
        .map(drop)
}
