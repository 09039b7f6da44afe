//! An account with a password and its first grant at once: how an installation begins.

use chrono::{DateTime, Utc};
use diesel_async::{AsyncConnection, AsyncPgConnection};

use super::add::{AddError, NewStaff, add};
use super::grant::{NewGrant, grant};
use crate::platform::auth::Role;
use crate::platform::contact::EmailAddress;
use crate::platform::ids::{OrganisationId, StaffId};
use crate::platform::password::{NewPassword, PasswordError, Passwords};
use crate::platform::text::PersonName;

/// Somebody to be let in.
#[derive(Debug, Clone)]
pub struct Hire {
    /// What is typed to sign in.
    pub email: EmailAddress,
    /// The person's name.
    pub name: PersonName,
    /// What they shall be.
    pub role: Role,
    /// Where; none for the operator, and for the operator alone.
    pub organisation: Option<OrganisationId>,
    /// Their password.
    pub password: NewPassword,
}

/// Why nobody was let in.
#[derive(Debug, thiserror::Error)]
pub enum HireError {
    /// The account could not be added.
    #[error(transparent)]
    Add(#[from] AddError),
    /// The password could not be hashed.
    #[error(transparent)]
    Password(#[from] PasswordError),
    /// An organisation for the operator, or none for somebody else.
    #[error("the operator belongs to no organisation, and everybody else to one")]
    Organisation,
}

impl From<diesel::result::Error> for HireError {
    fn from(error: diesel::result::Error) -> Self {
        Self::Add(error.into())
    }
}

/// Lets somebody in.
///
/// # Errors
/// As [`HireError`] says.
pub async fn hire(
    conn: &mut AsyncPgConnection,
    passwords: &Passwords,
    new: Hire,
    now: DateTime<Utc>,
) -> Result<StaffId, HireError> {
    if (new.role == Role::Operator) != new.organisation.is_none() {
        return Err(HireError::Organisation);
    }
    let account = NewStaff {
        name: new.name,
        email: Some(new.email),
        organisation: new.organisation,
        password_hash: Some(passwords.hash(&new.password).await?),
        pledged_on: None,
    };
    let id = StaffId::fresh();
    let first = NewGrant {
        staff: id,
        role: new.role,
        organisation: new.organisation,
        venue: None,
    };
    conn.transaction(async |conn| {
        add(conn, id, &account, now).await?;
        grant(conn, &first, now).await?;
        Ok(id)
    })
    .await
}
