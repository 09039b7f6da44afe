//! The rows of campaigns and editions. Their migration says what the columns mean.

use chrono::{DateTime, NaiveDate, Utc};
use diesel::prelude::*;
use uuid::Uuid;

use crate::platform::ids::{CampaignId, EditionId, OrganisationId};
use crate::platform::text::LocalText;
use crate::schema::{campaigns, editions};

/// A campaign's row.
#[derive(Debug, Clone, PartialEq, Eq, Queryable, Selectable, Identifiable)]
#[diesel(table_name = campaigns, check_for_backend(diesel::pg::Pg))]
pub struct Campaign {
    pub id: Uuid,
    pub organisation_id: Uuid,
    pub slug: String,
    pub name: String,
    pub version: i32,
    pub created_at: DateTime<Utc>,
    pub updated_at: DateTime<Utc>,
}

impl Campaign {
    #[must_use]
    pub fn id(&self) -> CampaignId {
        CampaignId(self.id)
    }

    #[must_use]
    pub fn organisation(&self) -> OrganisationId {
        OrganisationId(self.organisation_id)
    }
}

/// The row of an edition: one run of a campaign.
#[derive(Debug, Clone, PartialEq, Eq, Queryable, Selectable, Identifiable)]
#[diesel(table_name = editions, check_for_backend(diesel::pg::Pg))]
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
    #[must_use]
    pub fn id(&self) -> EditionId {
        EditionId(self.id)
    }

    /// The organisation that owns the campaign.
    #[must_use]
    pub fn organisation(&self) -> OrganisationId {
        OrganisationId(self.organisation_id)
    }
}
