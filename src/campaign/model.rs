//! The rows of campaigns and editions. Their migration says what the columns mean.

use chrono::{DateTime, NaiveDate, Utc};
use diesel::prelude::*;

use crate::platform::ids::{CampaignId, EditionId, OrganisationId};
use crate::platform::text::LocalText;
use crate::schema::{campaigns, editions};

/// A campaign's row.
#[derive(Debug, Clone, PartialEq, Eq, Queryable, Selectable, Identifiable)]
#[diesel(table_name = campaigns, check_for_backend(diesel::pg::Pg))]
pub struct Campaign {
    pub id: CampaignId,
    pub organisation_id: OrganisationId,
    pub slug: String,
    pub name: String,
    pub version: i32,
    pub created_at: DateTime<Utc>,
    pub updated_at: DateTime<Utc>,
}

/// The row of an edition: one run of a campaign.
#[derive(Debug, Clone, PartialEq, Eq, Queryable, Selectable, Identifiable)]
#[diesel(table_name = editions, check_for_backend(diesel::pg::Pg))]
pub struct Edition {
    pub id: EditionId,
    pub organisation_id: OrganisationId,
    pub campaign_id: CampaignId,
    pub edition: String,
    pub name: LocalText,
    pub starts_on: NaiveDate,
    pub ends_on: Option<NaiveDate>,
    pub theme: Option<LocalText>,
    pub rules: Option<LocalText>,
    pub revision: i32,
    pub created_at: DateTime<Utc>,
    pub must_be_free: bool,
    pub must_be_open: bool,
    pub version: i32,
}
