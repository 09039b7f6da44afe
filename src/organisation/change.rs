//! Changes an organisation, if it is still at the version that the author saw.

use super::model::OrganisationKind;
use chrono::{DateTime, Utc};
use diesel::prelude::*;
use diesel_async::{AsyncPgConnection, RunQueryDsl};

use super::model::Organisation;
use crate::platform::contact::{EmailAddress, PhoneNumber};
use crate::platform::db::broken_constraint;
use crate::platform::ids::OrganisationId;
use crate::platform::input::merge_patch::differs;
use crate::platform::text::PlainText;
use crate::schema::organisations;

/// What changes; the rest stays. `Some(None)` clears a value.
#[derive(Debug, Clone, Default, AsChangeset)]
#[diesel(table_name = organisations)]
pub struct OrganisationChange {
    pub name: Option<PlainText<120>>,
    pub kind: Option<OrganisationKind>,
    pub parent_id: Option<Option<OrganisationId>>,
    pub controller: Option<bool>,
    pub municipality_id: Option<Option<i32>>,
    pub languages: Option<Vec<String>>,
    pub publication_reserved: Option<bool>,
    pub retention_days: Option<i32>,
    pub remind_by_phone: Option<bool>,
    pub requires_totp: Option<bool>,
    pub phone: Option<Option<PhoneNumber>>,
    /// The same as it was typed.
    pub phone_typed: Option<Option<String>>,
    pub email: Option<Option<EmailAddress>>,
    pub disposal_decision: Option<Option<PlainText<200>>>,
}

impl OrganisationChange {
    /// Whether it says something else than the row does.
    #[must_use]
    pub fn changes(&self, before: &Organisation) -> bool {
        let name = self.name.as_ref().map(PlainText::as_str);
        let phone = self
            .phone
            .as_ref()
            .map(|new| new.as_ref().map(PhoneNumber::as_str));
        let email = self
            .email
            .as_ref()
            .map(|new| new.as_ref().map(EmailAddress::as_str));
        let decision = self
            .disposal_decision
            .as_ref()
            .map(|new| new.as_ref().map(PlainText::as_str));
        differs(name, before.name.as_str())
            || differs(self.kind, before.kind)
            || differs(self.parent_id, before.parent_id)
            || differs(self.controller, before.controller)
            || differs(self.municipality_id, before.municipality_id)
            || differs(self.languages.as_ref(), &before.languages)
            || differs(self.publication_reserved, before.publication_reserved)
            || differs(self.retention_days, before.retention_days)
            || differs(self.remind_by_phone, before.remind_by_phone)
            || differs(self.requires_totp, before.requires_totp)
            || differs(phone, before.phone.as_deref())
            || differs(self.phone_typed.as_ref(), &before.phone_typed)
            || differs(email, before.email.as_deref())
            || differs(decision, before.disposal_decision.as_deref())
    }

    /// Whether the tree itself would change: who belongs to whom, and who answers for whose data.
    #[must_use]
    pub fn changes_tree(&self) -> bool {
        self.parent_id.is_some() || self.controller.is_some() || self.kind.is_some()
    }
}

/// Why an organisation is not added or changed.
#[derive(Debug)]
pub enum ChangeError {
    /// Another organisation has the slug.
    SlugTaken,
    /// It would become its own ancestor.
    Circle,
    /// The parent would be a network.
    NetworkNoParent,
    /// A root would not be a controller.
    RootIsController,
    /// Somebody else changed it first.
    Stale,
    Database(diesel::result::Error),
}

impl From<diesel::result::Error> for ChangeError {
    fn from(error: diesel::result::Error) -> Self {
        match broken_constraint(&error) {
            Some("organisations_slug_unique") => Self::SlugTaken,
            Some("organisations_no_circle" | "organisations_not_own_parent") => Self::Circle,
            Some("organisations_parent_is_no_network") => Self::NetworkNoParent,
            Some("organisations_root_is_controller") => Self::RootIsController,
            _ => Self::Database(error),
        }
    }
}

/// Changes an organisation that is still at `version`.
pub async fn change(
    conn: &mut AsyncPgConnection,
    organisation: &Organisation,
    version: i32,
    change: &OrganisationChange,
    now: DateTime<Utc>,
) -> Result<Organisation, ChangeError> {
    diesel::update(organisations::table)
        .filter(organisations::id.eq(organisation.id))
        .filter(organisations::version.eq(version))
        .set((
            change,
            organisations::version.eq(version.wrapping_add(1)),
            organisations::updated_at.eq(now),
        ))
        .returning(Organisation::as_select())
        .get_result(conn)
        .await
        .optional()?
        .ok_or(ChangeError::Stale)
}
