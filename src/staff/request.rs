//! Validates the JSON of accounts and grants, all faults at once.

use chrono::{DateTime, NaiveDate, Utc};
use secrecy::SecretString;
use serde::{Deserialize, Serialize, Serializer};
use utoipa::ToSchema;

use crate::platform::auth::Role;
use crate::platform::contact::EmailAddress;
use crate::platform::ids::StaffId;
use crate::platform::input::form::Form;
use crate::platform::input::merge_patch::present;
use crate::platform::password::NewPassword;
use crate::platform::problem::{Fault, Faults, Problem};
use crate::platform::schemas::SlugOrId;
use crate::platform::text::PersonName;
use crate::staff::account::AccountChange;
use crate::staff::model::StaffAccount;

/// A new account. Without an e-mail address it is a helper who never signs in.
#[derive(Debug, Clone, Deserialize, Serialize, ToSchema)]
#[serde(deny_unknown_fields, rename_all = "camelCase")]
pub struct StaffRequest {
    #[schema(value_type = PersonName)]
    name: String,
    #[serde(default)]
    #[schema(value_type = Option<EmailAddress>)]
    email: Option<String>,
    /// Slug or id; the caller's own unless given.
    #[serde(default)]
    #[schema(value_type = Option<SlugOrId>)]
    pub(super) organisation: Option<String>,
    #[serde(default)]
    #[schema(value_type = Option<NaiveDate>)]
    pledged_on: Option<String>,
    #[serde(default, serialize_with = "serialize_presence")]
    #[schema(value_type = Option<String>, format = Password, min_length = 12, max_length = 256)]
    password: Option<SecretString>,
}

/// A [`StaffRequest`] without faults.
pub struct ValidatedStaff {
    pub name: PersonName,
    pub email: Option<EmailAddress>,
    pub password: Option<NewPassword>,
    pub pledged_on: Option<NaiveDate>,
}

impl StaffRequest {
    /// What was typed into a form: `name`, `email`, `pledgedOn`.
    pub fn typed(form: &Form) -> Self {
        let filled = |name| form.filled(name).map(str::to_owned);
        Self {
            name: form.text("name").to_owned(),
            email: filled("email"),
            organisation: None,
            pledged_on: filled("pledgedOn"),
            password: None,
        }
    }

    /// # Errors
    /// Every fault.
    pub fn validate(&self) -> Result<ValidatedStaff, Faults> {
        let mut faults = Faults::none();
        let name = faults.take("/name", PersonName::parse(&self.name));
        let email = self.email.as_deref();
        let email = faults.take_optional("/email", email, EmailAddress::parse);
        let pledged_on = self.pledged_on.as_deref();
        let pledged_on = faults.take_optional("/pledgedOn", pledged_on, parse_day);
        let personal = [
            self.name.as_str(),
            self.email.as_deref().unwrap_or_default(),
        ];
        let password = self.password.as_ref();
        let password = faults.take_optional("/password", password, |typed| {
            parse_password(typed, &personal)
        });
        if self.password.is_some() && self.email.is_none() {
            faults.add("/email", Fault::new("missing").fact("name", "email"));
        }
        match name {
            Some(name) if faults.is_empty() => Ok(ValidatedStaff {
                name,
                email,
                password,
                pledged_on,
            }),
            _ => Err(faults),
        }
    }
}

/// Changes to an account; what is absent stays, `null` clears.
#[derive(Debug, Clone, Default, Deserialize, Serialize, ToSchema)]
#[serde(deny_unknown_fields, rename_all = "camelCase")]
pub struct StaffPatch {
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schema(value_type = PersonName, required = false)]
    name: Option<String>,
    #[serde(
        default,
        deserialize_with = "present",
        skip_serializing_if = "Option::is_none"
    )]
    #[schema(value_type = Option<EmailAddress>)]
    email: Option<Option<String>>,
    #[serde(
        default,
        deserialize_with = "present",
        skip_serializing_if = "Option::is_none"
    )]
    #[schema(value_type = Option<NaiveDate>)]
    pledged_on: Option<Option<String>>,
    #[serde(
        default,
        serialize_with = "serialize_presence",
        skip_serializing_if = "Option::is_none"
    )]
    #[schema(value_type = String, required = false, format = Password, min_length = 12, max_length = 256)]
    password: Option<SecretString>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schema(value_type = bool, required = false)]
    disabled: Option<bool>,
}

/// A [`StaffPatch`] without faults.
pub struct ValidatedStaffPatch {
    pub name: Option<PersonName>,
    pub email: Option<Option<EmailAddress>>,
    pub pledged_on: Option<Option<NaiveDate>>,
    pub password: Option<NewPassword>,
    pub disabled: Option<bool>,
}

impl StaffPatch {
    /// What was typed into a form and differs from what is stored.
    pub fn typed(before: &StaffAccount, form: &Form) -> Self {
        let filled = |name| form.filled(name).map(str::to_owned);
        let pledged_on = before.pledged_on.map(|day| day.to_string());
        let differing =
            |typed: Option<String>, stored: &Option<String>| (typed != *stored).then_some(typed);
        Self {
            name: form
                .get("name")
                .filter(|name| *name != before.name)
                .map(str::to_owned),
            email: differing(filled("email"), &before.email),
            pledged_on: differing(filled("pledgedOn"), &pledged_on),
            ..Self::default()
        }
    }

    /// Closes the account, or opens it again.
    pub fn closing(closed: bool) -> Self {
        Self {
            disabled: Some(closed),
            ..Self::default()
        }
    }

    /// `personal` is the name and the address that the account has now.
    ///
    /// # Errors
    /// Every fault.
    pub fn validate(&self, personal: &[&str]) -> Result<ValidatedStaffPatch, Faults> {
        let mut faults = Faults::none();
        let email = self.email.as_ref().and_then(Option::as_deref);
        let given = [self.name.as_deref(), email].into_iter().flatten();
        let personal: Vec<&str> = personal.iter().copied().chain(given).collect();
        let name = self.name.as_deref();
        let validated = ValidatedStaffPatch {
            name: faults.take_optional("/name", name, PersonName::parse),
            email: self
                .email
                .as_ref()
                .map(|given| faults.take_optional("/email", given.as_deref(), EmailAddress::parse)),
            pledged_on: self
                .pledged_on
                .as_ref()
                .map(|given| faults.take_optional("/pledgedOn", given.as_deref(), parse_day)),
            password: faults.take_optional("/password", self.password.as_ref(), |typed| {
                parse_password(typed, &personal)
            }),
            disabled: self.disabled,
        };
        if faults.is_empty() {
            Ok(validated)
        } else {
            Err(faults)
        }
    }
}

impl ValidatedStaffPatch {
    /// What changes of the account's row.
    ///
    /// # Errors
    /// 422 for a password without an address: nobody could sign in with it.
    pub fn account_change(
        &self,
        before: &StaffAccount,
        hash: Option<String>,
        now: DateTime<Utc>,
    ) -> Result<AccountChange, Problem> {
        let removes_email = matches!(self.email, Some(None));
        let has_email = match &self.email {
            Some(email) => email.is_some(),
            None => before.email.is_some(),
        };
        if hash.is_some() && !has_email {
            let missing = Fault::new("missing").fact("name", "email");
            return Err(Problem::fault("/email", missing));
        }
        let email = self.email.as_ref();
        let disabled_since = before.disabled_at.unwrap_or(now);
        Ok(AccountChange {
            name: self.name.as_ref().map(PersonName::to_string),
            email: email.map(|new| new.as_ref().map(EmailAddress::to_string)),
            // Nobody can sign in without an address, so its password goes too.
            password_hash: hash.map(Some).or(removes_email.then_some(None)),
            disabled_at: self
                .disabled
                .map(|disabled| disabled.then_some(disabled_since)),
        })
    }
}

/// A new grant.
#[derive(Debug, Clone, Deserialize, Serialize, ToSchema)]
#[serde(deny_unknown_fields, rename_all = "camelCase")]
pub struct GrantRequest {
    /// Whose account it is for.
    #[schema(value_type = Uuid)]
    pub(super) staff_id: String,
    #[schema(value_type = Role)]
    role: String,
    /// Slug or id; the venue's, where a venue is given alone.
    #[serde(default)]
    #[schema(value_type = Option<SlugOrId>)]
    pub(super) organisation: Option<String>,
    /// Slug or id of the one venue that it is for.
    #[serde(default)]
    #[schema(value_type = Option<SlugOrId>)]
    pub(super) venue: Option<String>,
}

/// The part of a [`GrantRequest`] that needs no database.
pub struct ValidatedGrant {
    pub staff: StaffId,
    pub role: Role,
}

impl GrantRequest {
    /// Validates what needs no database.
    ///
    /// # Errors
    /// Every fault.
    pub fn validate(&self) -> Result<ValidatedGrant, Faults> {
        let mut faults = Faults::none();
        let staff = self
            .staff_id
            .parse()
            .map_err(|_no_id: uuid::Error| Fault::new("unknown-staff"));
        let staff = faults.take("/staffId", staff);
        let role = faults.take("/role", Role::parse(&self.role));
        if self.organisation.is_none() && self.venue.is_none() {
            let missing = Fault::new("missing").fact("name", "organisation");
            faults.add("/organisation", missing);
        }
        match (staff, role) {
            (Some(staff), Some(role)) if faults.is_empty() => Ok(ValidatedGrant { staff, role }),
            _ => Err(faults),
        }
    }
}

/// The credentials of somebody who asks for a token.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct TokenRequest {
    #[schema(value_type = EmailAddress)]
    pub(super) email: String,
    #[schema(value_type = String, format = Password)]
    pub(super) password: SecretString,
    /// The code of the app, or a recovery code; needed where the account takes two steps.
    #[serde(default)]
    pub(super) totp: Option<String>,
}

fn parse_day(text: &str) -> Result<NaiveDate, Fault> {
    NaiveDate::parse_from_str(text.trim(), "%Y-%m-%d").map_err(|_no_day| Fault::new("bad-date"))
}

fn parse_password(typed: &SecretString, personal: &[&str]) -> Result<NewPassword, Fault> {
    use secrecy::ExposeSecret;
    NewPassword::parse(typed.expose_secret(), personal)
}

/// The fingerprint of a request says whether it held a password, never which.
fn serialize_presence<S: Serializer>(
    given: &Option<SecretString>,
    to: S,
) -> Result<S::Ok, S::Error> {
    to.serialize_bool(given.is_some())
}
