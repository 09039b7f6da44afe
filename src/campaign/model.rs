//! The rows of campaigns and editions.

use chrono::{DateTime, NaiveDate, Utc};
use diesel::prelude::*;
use uuid::Uuid;

use crate::platform::ids::{CampaignId, EditionId, OrganisationId};
use crate::platform::text::LocalText;
use crate::schema::{campaigns, editions};

/// A campaign as it is stored.
#[derive(Debug, Clone, PartialEq, Eq, Queryable, Selectable, Identifiable)]
#[diesel(table_name = campaigns, check_for_backend(diesel::pg::Pg))]
#[expect(missing_docs, reason = "the columns' meanings stand in the migration")]
pub struct Campaign {
    pub id: Uuid,
    pub organisation_id: Uuid,
    pub slug: String,
    pub name: String,
    pub edit: i32,
    pub created_at: DateTime<Utc>,
    pub updated_at: DateTime<Utc>,
}

impl Campaign {
    /// Its id as a type.
    #[must_use]
    pub fn id(&self) -> CampaignId {
        CampaignId(self.id)
    }

    /// Its owner's id as a type.
    #[must_use]
    pub fn organisation(&self) -> OrganisationId {
        OrganisationId(self.organisation_id)
    }
}

/// One run of a campaign as it is stored.
#[derive(Debug, Clone, PartialEq, Eq, Queryable, Selectable, Identifiable)]
#[diesel(table_name = editions, check_for_backend(diesel::pg::Pg))]
#[expect(missing_docs, reason = "the columns' meanings stand in the migration")]
pub struct Edition {
    pub id: Uuid,
    pub organisation_id: Uuid,
    pub campaign_id: Uuid,
    pub edition: String,
    pub name: LocalText,
    pub starts_on: NaiveDate,
    pub ends_on: Option<NaiveDate>,
    pub theme: Option<LocalText>,
    pub rules: Option<LocalText>,
    pub revision: i32,
    pub created_at: DateTime<Utc>,
}

impl Edition {
    /// Its id as a type.
    #[must_use]
    pub fn id(&self) -> EditionId {
        EditionId(self.id)
    }

    /// The id of the organisation that owns the campaign.
    #[must_use]
    pub fn organisation(&self) -> OrganisationId {
        OrganisationId(self.organisation_id)
    }
}
