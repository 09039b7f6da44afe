//! An organisation's row, and the kinds of organisations.

use chrono::{DateTime, Utc};
use diesel::prelude::*;

use crate::platform::ids::OrganisationId;
use crate::platform::problem::Fault;
use crate::platform::text::LanguageTag;
use crate::platform::text_enum;
use crate::schema::organisations;

/// An organisation's row. Its migration says what the columns mean.
#[derive(Debug, Clone, PartialEq, Eq, Queryable, Selectable, Identifiable)]
#[diesel(table_name = organisations, check_for_backend(diesel::pg::Pg))]
pub struct Organisation {
    pub id: OrganisationId,
    pub slug: String,
    pub name: String,
    pub kind: OrganisationKind,
    pub parent_id: Option<OrganisationId>,
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
    pub email: Option<String>,
    pub phone_typed: Option<String>,
    pub remind_by_phone: bool,
    pub disposal_decision: Option<String>,
    pub requires_totp: bool,
}

impl Organisation {
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

text_enum! {
    /// What an organisation is.
    pub enum OrganisationKind {
        Municipality = "municipality",
        Region = "region",
        Library = "library",
        Department = "department",
        StudyAssociation = "study-association",
        AdultEducation = "adult-education",
        Authority = "authority",
        Association = "association",
        Company = "company",
        Network = "network",
    }
}
