//! Accounts and grants as they are stored.

use chrono::{DateTime, NaiveDate, Utc};
use diesel::prelude::*;
use uuid::Uuid;

/// An account, with the organisation it belongs to and the pledge given there.
#[derive(Debug, Clone, PartialEq, Eq, Queryable)]
pub struct Member {
    /// Its id.
    pub id: Uuid,
    /// None for the operator alone.
    pub organisation_id: Option<Uuid>,
    /// The person's name.
    pub name: String,
    /// None for a helper who never signs in.
    pub email: Option<String>,
    /// Since when it opens nothing any more.
    pub disabled_at: Option<DateTime<Utc>>,
    /// Counts changes, for `If-Match`.
    pub edit: i32,
    /// When it was made.
    pub created_at: DateTime<Utc>,
    /// When it was changed last.
    pub updated_at: DateTime<Utc>,
    /// Slug and name of its organisation.
    pub organisation: Option<(String, String)>,
    /// When secrecy was pledged there.
    pub pledged_on: Option<NaiveDate>,
}

/// A grant, with the names of where it holds.
#[derive(Debug, Clone, PartialEq, Eq, Queryable)]
pub struct GrantRow {
    /// Its id.
    pub id: Uuid,
    /// Who holds it.
    pub staff_id: Uuid,
    /// Its role's name.
    pub role: String,
    /// Where; none for the whole installation.
    pub organisation_id: Option<Uuid>,
    /// Slug and name of that.
    pub organisation: Option<(String, String)>,
    /// Slug and name of the one venue it is for.
    pub venue: Option<(String, String)>,
}
