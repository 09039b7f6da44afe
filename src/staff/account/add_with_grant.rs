//! Adds an account with a password and its first grant: how an installation begins. The command
//! line calls it.

use chrono::{DateTime, Utc};
use diesel_async::{AsyncConnection, AsyncPgConnection};

use super::add::{AddAccountError, NewAccount, add_account};
use crate::platform::auth::Role;
use crate::platform::contact::EmailAddress;
use crate::platform::ids::{OrganisationId, StaffId, VenueId, fresh};
use crate::platform::password::{NewPassword, PasswordError, Passwords};
use crate::platform::text::PersonName;
use crate::staff::grant::{NewGrant, add_grant};

/// Somebody who can sign in at once.
#[derive(Debug, Clone)]
pub struct AccountWithGrant {
    pub email: EmailAddress,
    pub name: PersonName,
    pub role: Role,
    /// None for the operator, and for the operator alone.
    pub organisation: Option<OrganisationId>,
    /// The one venue that the grant is for.
    pub venue: Option<VenueId>,
    pub password: NewPassword,
}

/// Why no account was added.
#[derive(Debug, thiserror::Error)]
pub enum AddWithGrantError {
    #[error(transparent)]
    Account(#[from] AddAccountError),
    #[error(transparent)]
    Password(#[from] PasswordError),
    /// An organisation for the operator, or none for somebody else.
    #[error("the operator belongs to no organisation, and everybody else to one")]
    Organisation,
}

impl From<diesel::result::Error> for AddWithGrantError {
    fn from(error: diesel::result::Error) -> Self {
        Self::Account(error.into())
    }
}

/// Adds the account and its grant, or neither.
pub async fn add_account_with_grant(
    conn: &mut AsyncPgConnection,
    passwords: &Passwords,
    new: AccountWithGrant,
    now: DateTime<Utc>,
) -> Result<StaffId, AddWithGrantError> {
    if (new.role == Role::Operator) != new.organisation.is_none() {
        return Err(AddWithGrantError::Organisation);
    }
    let account = NewAccount {
        name: new.name,
        email: Some(new.email),
        organisation: new.organisation,
        password_hash: Some(passwords.hash(&new.password).await?),
        pledged_on: None,
    };
    let id = StaffId::fresh();
    let grant = NewGrant {
        staff: id,
        role: new.role,
        organisation: new.organisation,
        venue: new.venue,
        of_provider: false,
    };
    conn.transaction(async |conn| {
        add_account(conn, id, &account, now).await?;
        add_grant(conn, fresh(), &grant, now).await?;
        Ok(id)
    })
    .await
}
