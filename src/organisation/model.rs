//! An organisation's row, and the kinds of organisations.

use chrono::{DateTime, Utc};
use diesel::prelude::*;
use uuid::Uuid;

use crate::platform::ids::OrganisationId;
use crate::platform::problem::Fault;
use crate::platform::text::LanguageTag;
use crate::schema::organisations;

/// An organisation's row. Its migration says what the columns mean.
#[derive(Debug, Clone, PartialEq, Eq, Queryable, Selectable, Identifiable)]
#[diesel(table_name = organisations, check_for_backend(diesel::pg::Pg))]
pub struct Organisation {
    pub id: Uuid,
    pub slug: String,
    pub name: String,
    pub kind: String,
    pub parent_id: Option<Uuid>,
    pub controller: bool,
    pub municipality_id: Option<i32>,
    pub country: String,
    pub time_zone: String,
    pub languages: Vec<String>,
    pub publication_reserved: bool,
    pub retention_days: i32,
    pub phone: Option<String>,
    pub version: i32,
    pub created_at: DateTime<Utc>,
    pub updated_at: DateTime<Utc>,
}

impl Organisation {
    #[must_use]
    pub fn id(&self) -> OrganisationId {
        OrganisationId(self.id)
    }

    /// The tag of its first language: a text that does not name its language is in it.
    #[must_use]
    pub fn language(&self) -> &str {
        self.languages.first().map_or("sv", String::as_str)
    }

    /// Its first language, looked up.
    ///
    /// # Errors
    /// When the list of languages does not hold it any more.
    pub fn language_tag(&self) -> Result<LanguageTag, Fault> {
        LanguageTag::parse(self.language())
    }
}

/// One of [`OrganisationKind::ALL`].
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct OrganisationKind(&'static str);

impl OrganisationKind {
    /// Every kind, under its name in the API and the database.
    pub const ALL: [&str; 10] = [
        "municipality",
        "region",
        "library",
        "department",
        "study-association",
        "adult-education",
        "authority",
        "association",
        "company",
        "network",
    ];

    /// # Errors
    /// `unknown-value`.
    pub fn parse(text: &str) -> Result<Self, Fault> {
        Self::ALL
            .into_iter()
            .find(|kind| *kind == text)
            .map(Self)
            .ok_or_else(|| Fault::new("unknown-value").fact("value", text))
    }

    #[must_use]
    pub fn name(self) -> &'static str {
        self.0
    }
}
