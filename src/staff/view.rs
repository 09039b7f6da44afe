//! Accounts, grants and tokens as the API shows them. No view holds a password or its hash.

use crate::platform::auth::Role;
use crate::platform::time::{whole_seconds, whole_seconds_if_any};
use chrono::{DateTime, NaiveDate, Utc};
use serde::Serialize;
use utoipa::ToSchema;
use uuid::Uuid;

use super::audit_log::{AuditEntry, object_kind};
use super::model::{NamedPlace, StaffAccount, StaffGrant};

/// An organisation or a venue by its names.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct PlaceView {
    /// Its name in paths.
    pub slug: String,
    /// Its name.
    pub name: String,
}

impl From<NamedPlace> for PlaceView {
    fn from(place: NamedPlace) -> Self {
        Self {
            slug: place.slug,
            name: place.name,
        }
    }
}

/// A grant.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct GrantView {
    /// Its id.
    pub id: Uuid,
    /// Who holds it.
    pub staff_id: Uuid,
    /// Which role it gives.
    #[schema(value_type = Role)]
    pub role: String,
    /// Where; absent for the whole installation.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub organisation: Option<PlaceView>,
    /// The one venue that it is for.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub venue: Option<PlaceView>,
}

impl From<StaffGrant> for GrantView {
    fn from(row: StaffGrant) -> Self {
        Self {
            id: row.id,
            staff_id: row.staff_id.into(),
            role: row.role,
            organisation: row.organisation.map(PlaceView::from),
            venue: row.venue.map(PlaceView::from),
        }
    }
}

/// An account.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct StaffView {
    /// Its id.
    pub id: Uuid,
    /// The person's name.
    pub name: String,
    /// Absent for a helper who never signs in.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub email: Option<String>,
    /// Where it belongs.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub organisation: Option<PlaceView>,
    /// When secrecy was pledged there.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub pledged_on: Option<NaiveDate>,
    /// Whether nobody can sign in with it any more.
    pub disabled: bool,
    /// When somebody signed in with it last.
    #[serde(
        serialize_with = "whole_seconds_if_any",
        skip_serializing_if = "Option::is_none"
    )]
    pub last_sign_in_at: Option<DateTime<Utc>>,
    /// What was granted.
    pub grants: Vec<GrantView>,
    /// When it was made.
    #[serde(serialize_with = "whole_seconds")]
    pub created_at: DateTime<Utc>,
    /// When it was changed last.
    #[serde(serialize_with = "whole_seconds")]
    pub updated_at: DateTime<Utc>,
}

impl StaffView {
    /// An account with those of the grants that belong to it.
    #[must_use]
    pub fn new(account: StaffAccount, grants: &[StaffGrant]) -> Self {
        let own = grants.iter().filter(|grant| grant.staff_id == account.id);
        Self {
            grants: own.cloned().map(GrantView::from).collect(),
            id: account.id.into(),
            name: account.name,
            email: account.email,
            organisation: account.organisation.map(PlaceView::from),
            pledged_on: account.pledged_on,
            disabled: account.disabled_at.is_some(),
            last_sign_in_at: account.signed_in_at,
            created_at: account.created_at,
            updated_at: account.updated_at,
        }
    }
}

/// A token, shown this once.
#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct TokenView {
    /// Goes into `Authorization: Bearer`.
    pub token: String,
    /// When it ends by itself.
    #[serde(serialize_with = "whole_seconds")]
    pub expires_at: DateTime<Utc>,
}

/// Whoever acted.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct ActingView {
    /// The account.
    pub id: Uuid,
    /// The person's name.
    pub name: String,
}

/// What an act is about.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct ObjectView {
    /// What kind of thing it is: `booking`, `session`, `staff`.
    pub kind: String,
    /// Its id; absent where there is no such thing.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub id: Option<Uuid>,
}

/// One act of staff, or one look at people's data.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct AuditView {
    /// Its id.
    pub id: Uuid,
    /// When it was done.
    #[serde(serialize_with = "whole_seconds")]
    pub at: DateTime<Utc>,
    /// Who did it; null where nobody with an account did.
    #[schema(required = true)]
    pub by: Option<ActingView>,
    /// Noun and verb with a dot: `booking.moved`.
    pub act: String,
    /// What it is about.
    pub object: ObjectView,
    /// Whose data it was; absent for the installation.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub organisation: Option<PlaceView>,
    /// What else is known, never a name or a contact.
    #[schema(value_type = Object)]
    pub facts: serde_json::Value,
}

impl From<AuditEntry> for AuditView {
    fn from(entry: AuditEntry) -> Self {
        let by = entry.staff_id.zip(entry.staff_name);
        Self {
            id: entry.id,
            at: entry.at,
            by: by.map(|(id, name)| ActingView {
                id: id.into(),
                name,
            }),
            object: ObjectView {
                kind: object_kind(&entry.act).to_owned(),
                id: entry.object_id,
            },
            act: entry.act,
            organisation: entry.organisation.map(PlaceView::from),
            facts: entry.facts,
        }
    }
}
