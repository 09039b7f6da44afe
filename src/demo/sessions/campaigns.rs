//! The campaigns and their editions. The network owns them all.

use chrono::{DateTime, NaiveDate, Utc};
use diesel::prelude::*;
use serde_json::{Value, json};

use crate::demo::source::data::EditionRecord;
use crate::demo::source::ids::demo_id;
use crate::platform::ids::{CampaignId, EditionId, OrganisationId};
use crate::schema::{campaigns, editions};

/// The slug of the organisation that owns every campaign.
pub const NETWORK: &str = "digidel";
/// The edition that the demo's past week belongs to.
pub const PAST_CAMPAIGN: &str = "emedborgarveckan";
pub const PAST_EDITION: &str = "2026";

pub fn edition_id(campaign: &str, edition: &str) -> EditionId {
    demo_id("edition", &format!("{campaign}/{edition}"))
}

#[derive(Insertable)]
#[diesel(table_name = campaigns)]
pub struct DemoCampaignRow {
    id: CampaignId,
    organisation_id: OrganisationId,
    slug: String,
    name: String,
    created_at: DateTime<Utc>,
    updated_at: DateTime<Utc>,
}

#[derive(Insertable)]
#[diesel(table_name = editions)]
pub struct DemoEditionRow {
    id: EditionId,
    organisation_id: OrganisationId,
    campaign_id: CampaignId,
    edition: String,
    name: Value,
    starts_on: NaiveDate,
    ends_on: Option<NaiveDate>,
    theme: Option<Value>,
    rules: Option<Value>,
    created_at: DateTime<Utc>,
}

/// One row for each campaign, under the name of its newest edition.
pub fn campaign_rows(records: &[EditionRecord], now: DateTime<Utc>) -> Vec<DemoCampaignRow> {
    let mut rows: Vec<DemoCampaignRow> = Vec::new();
    for record in records {
        if let Some(known) = rows.iter_mut().find(|row| row.slug == record.slug) {
            known.name.clone_from(&record.name);
            continue;
        }
        rows.push(DemoCampaignRow {
            id: demo_id("campaign", &record.slug),
            organisation_id: demo_id("organisation", NETWORK),
            slug: record.slug.clone(),
            name: record.name.clone(),
            created_at: now,
            updated_at: now,
        });
    }
    rows
}

pub fn edition_rows(records: &[EditionRecord], now: DateTime<Utc>) -> Vec<DemoEditionRow> {
    records
        .iter()
        .map(|record| edition_row(record, now))
        .collect()
}

fn edition_row(record: &EditionRecord, now: DateTime<Utc>) -> DemoEditionRow {
    let language = match record.scope.as_str() {
        "SE" => "sv",
        "NO" => "nb",
        _ => "en",
    };
    let past_week = record.slug == PAST_CAMPAIGN && record.edition == PAST_EDITION;
    DemoEditionRow {
        id: edition_id(&record.slug, &record.edition),
        organisation_id: demo_id("organisation", NETWORK),
        campaign_id: demo_id("campaign", &record.slug),
        edition: record.edition.clone(),
        name: json!({ language: format!("{} {}", record.name, record.edition) }),
        starts_on: record.starts_on,
        ends_on: record.ends_on,
        theme: past_week.then(|| json!({ "sv": "Trygg på nätet", "en": "Safe on the net" })),
        rules: past_week.then(
            || json!({ "sv": "Gratis och öppet för alla.", "en": "Free and open to everyone." }),
        ),
        created_at: now,
    }
}
