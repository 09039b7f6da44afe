//! Accounts and grants as the API shows them. A password and its hash are in none.

use chrono::{DateTime, NaiveDate, Utc};
use serde::Serialize;
use utoipa::ToSchema;
use uuid::Uuid;

use super::model::{GrantRow, Member};

/// Where something belongs.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct PlaceView {
    /// The word of its address.
    pub slug: String,
    /// Its name.
    pub name: String,
}

impl From<(String, String)> for PlaceView {
    fn from((slug, name): (String, String)) -> Self {
        Self { slug, name }
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
    /// What it makes of them.
    pub role: String,
    /// Where; absent for the whole installation.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub organisation: Option<PlaceView>,
    /// The one venue it is for.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub venue: Option<PlaceView>,
}

impl From<GrantRow> for GrantView {
    fn from(row: GrantRow) -> Self {
        Self {
            id: row.id,
            staff_id: row.staff_id,
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
    /// Whether it opens nothing any more.
    pub disabled: bool,
    /// What was granted.
    pub grants: Vec<GrantView>,
    /// When it was made.
    pub created_at: DateTime<Utc>,
    /// When it was changed last.
    pub updated_at: DateTime<Utc>,
}

impl StaffView {
    /// An account with those of the grants that are its own.
    #[must_use]
    pub fn of(member: Member, grants: &[GrantRow]) -> Self {
        let own = grants.iter().filter(|grant| grant.staff_id == member.id);
        Self {
            grants: own.cloned().map(GrantView::from).collect(),
            id: member.id,
            name: member.name,
            email: member.email,
            organisation: member.organisation.map(PlaceView::from),
            pledged_on: member.pledged_on,
            disabled: member.disabled_at.is_some(),
            created_at: member.created_at,
            updated_at: member.updated_at,
        }
    }
}
