//! What the API is sent about accounts and grants.

use chrono::NaiveDate;
use secrecy::SecretString;
use serde::{Deserialize, Serialize, Serializer};
use utoipa::ToSchema;
use uuid::Uuid;

use crate::platform::auth::Role;
use crate::platform::contact::EmailAddress;
use crate::platform::http::request::body::present;
use crate::platform::password::NewPassword;
use crate::platform::problem::{Fault, Faults};
use crate::platform::text::PersonName;

/// A new account. Without an e-mail address it is a helper who never signs in.
#[derive(Debug, Clone, Deserialize, Serialize, ToSchema)]
#[serde(deny_unknown_fields, rename_all = "camelCase")]
pub struct StaffRequest {
    name: String,
    #[serde(default)]
    email: Option<String>,
    /// Slug or id; the caller's own where it is one alone.
    #[serde(default)]
    pub(super) organisation: Option<String>,
    #[serde(default)]
    pledged_on: Option<String>,
    #[serde(default, serialize_with = "as_a_mark")]
    #[schema(value_type = Option<String>)]
    password: Option<SecretString>,
}

/// A [`StaffRequest`] that was understood.
pub struct Wanted {
    /// The person's name.
    pub name: PersonName,
    /// The address to sign in with.
    pub email: Option<EmailAddress>,
    /// The first password.
    pub password: Option<NewPassword>,
    /// When secrecy was pledged.
    pub pledged_on: Option<NaiveDate>,
}

impl StaffRequest {
    /// Understands it.
    ///
    /// # Errors
    /// Every fault there is.
    pub fn read(&self) -> Result<Wanted, Faults> {
        let mut faults = Faults::none();
        let name = faults.take("/name", PersonName::parse(&self.name));
        let email = self.email.as_deref();
        let email = faults.take_optional("/email", email, EmailAddress::parse);
        let pledged_on = self.pledged_on.as_deref();
        let pledged_on = faults.take_optional("/pledgedOn", pledged_on, day);
        let password = self.password.as_ref();
        let password = faults.take_optional("/password", password, new_password);
        if self.password.is_some() && self.email.is_none() {
            faults.add("/email", Fault::new("missing").fact("name", "email"));
        }
        match name {
            Some(name) if faults.is_empty() => Ok(Wanted {
                name,
                email,
                password,
                pledged_on,
            }),
            _ => Err(faults),
        }
    }
}

/// Changes to an account; what is absent stays, `null` takes away.
#[derive(Debug, Clone, Default, Deserialize, Serialize, ToSchema)]
#[serde(deny_unknown_fields, rename_all = "camelCase")]
pub struct StaffPatch {
    #[serde(default, skip_serializing_if = "Option::is_none")]
    name: Option<String>,
    #[serde(
        default,
        deserialize_with = "present",
        skip_serializing_if = "Option::is_none"
    )]
    #[schema(value_type = Option<String>)]
    email: Option<Option<String>>,
    #[serde(
        default,
        deserialize_with = "present",
        skip_serializing_if = "Option::is_none"
    )]
    #[schema(value_type = Option<String>)]
    pledged_on: Option<Option<String>>,
    #[serde(
        default,
        serialize_with = "as_a_mark",
        skip_serializing_if = "Option::is_none"
    )]
    #[schema(value_type = Option<String>)]
    password: Option<SecretString>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    disabled: Option<bool>,
}

/// A [`StaffPatch`] that was understood.
pub struct Amended {
    /// A new name.
    pub name: Option<PersonName>,
    /// A new address, or none.
    pub email: Option<Option<EmailAddress>>,
    /// A new date of the pledge, or none.
    pub pledged_on: Option<Option<NaiveDate>>,
    /// A new password.
    pub password: Option<NewPassword>,
    /// Whether it shall open anything.
    pub disabled: Option<bool>,
}

impl StaffPatch {
    /// Understands it.
    ///
    /// # Errors
    /// Every fault there is.
    pub fn read(&self) -> Result<Amended, Faults> {
        let mut faults = Faults::none();
        let name = self.name.as_deref();
        let amended = Amended {
            name: faults.take_optional("/name", name, PersonName::parse),
            email: self
                .email
                .as_ref()
                .map(|given| faults.take_optional("/email", given.as_deref(), EmailAddress::parse)),
            pledged_on: self
                .pledged_on
                .as_ref()
                .map(|given| faults.take_optional("/pledgedOn", given.as_deref(), day)),
            password: faults.take_optional("/password", self.password.as_ref(), new_password),
            disabled: self.disabled,
        };
        if faults.is_empty() {
            Ok(amended)
        } else {
            Err(faults)
        }
    }
}

/// A new grant.
#[derive(Debug, Clone, Deserialize, Serialize, ToSchema)]
#[serde(deny_unknown_fields, rename_all = "camelCase")]
pub struct GrantRequest {
    /// Whom it is for.
    pub(super) staff_id: String,
    role: String,
    /// Slug or id; the venue's, where a venue is given alone.
    #[serde(default)]
    pub(super) organisation: Option<String>,
    /// Slug or id of the one venue it is for.
    #[serde(default)]
    pub(super) venue: Option<String>,
}

impl GrantRequest {
    /// Understands what needs no look at the database: whom, and as what.
    ///
    /// # Errors
    /// Every fault there is.
    pub fn read(&self) -> Result<(Uuid, Role), Faults> {
        let mut faults = Faults::none();
        let staff = Uuid::try_parse(&self.staff_id).map_err(|_no_id| Fault::new("unknown-staff"));
        let staff = faults.take("/staffId", staff);
        let role = faults.take("/role", Role::parse(&self.role));
        if self.organisation.is_none() && self.venue.is_none() {
            let missing = Fault::new("missing").fact("name", "organisation");
            faults.add("/organisation", missing);
        }
        match (staff, role) {
            (Some(staff), Some(role)) if faults.is_empty() => Ok((staff, role)),
            _ => Err(faults),
        }
    }
}

fn day(text: &str) -> Result<NaiveDate, Fault> {
    NaiveDate::parse_from_str(text.trim(), "%Y-%m-%d").map_err(|_no_day| Fault::new("bad-date"))
}

fn new_password(typed: &SecretString) -> Result<NewPassword, Fault> {
    use secrecy::ExposeSecret;
    NewPassword::parse(typed.expose_secret())
}

/// A password is part of the wish, but is written nowhere.
fn as_a_mark<S: Serializer>(given: &Option<SecretString>, to: S) -> Result<S::Ok, S::Error> {
    to.serialize_bool(given.is_some())
}
