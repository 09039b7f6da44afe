//! The campaigns and their editions, all owned by the network.

use chrono::{DateTime, NaiveDate, Utc};
use diesel::prelude::*;
use serde_json::{Value, json};
use uuid::Uuid;

use super::dice::named;
use super::facts::EditionFact;
use crate::schema::{campaigns, editions};

/// Who owns every campaign.
pub(super) const NETWORK: &str = "digidel";
/// The edition that the demo's past week belongs to.
pub(super) const PAST_CAMPAIGN: &str = "emedborgarveckan";
pub(super) const PAST_EDITION: &str = "2026";

/// The id of an edition.
pub(super) fn edition_id(campaign: &str, edition: &str) -> Uuid {
    named("edition", &format!("{campaign}/{edition}"))
}

/// A campaign to insert.
#[derive(Insertable)]
#[diesel(table_name = campaigns)]
pub(super) struct CampaignRow {
    id: Uuid,
    organisation_id: Uuid,
    slug: String,
    name: String,
    created_at: DateTime<Utc>,
    updated_at: DateTime<Utc>,
}

/// An edition to insert.
#[derive(Insertable)]
#[diesel(table_name = editions)]
pub(super) struct EditionRow {
    id: Uuid,
    organisation_id: Uuid,
    campaign_id: Uuid,
    edition: String,
    name: Value,
    starts_on: NaiveDate,
    ends_on: Option<NaiveDate>,
    theme: Option<Value>,
    rules: Option<Value>,
    created_at: DateTime<Utc>,
}

/// One row for each campaign, under the name it has today.
pub(super) fn campaign_rows(facts: &[EditionFact], now: DateTime<Utc>) -> Vec<CampaignRow> {
    let mut rows: Vec<CampaignRow> = Vec::new();
    for fact in facts {
        if let Some(known) = rows.iter_mut().find(|row| row.slug == fact.slug) {
            known.name.clone_from(&fact.name);
            continue;
        }
        rows.push(CampaignRow {
            id: named("campaign", &fact.slug),
            organisation_id: named("organisation", NETWORK),
            slug: fact.slug.clone(),
            name: fact.name.clone(),
            created_at: now,
            updated_at: now,
        });
    }
    rows
}

/// One row for each edition.
pub(super) fn edition_rows(facts: &[EditionFact], now: DateTime<Utc>) -> Vec<EditionRow> {
    facts.iter().map(|fact| edition_row(fact, now)).collect()
}

fn edition_row(fact: &EditionFact, now: DateTime<Utc>) -> EditionRow {
    let language = match fact.scope.as_str() {
        "SE" => "sv",
        "NO" => "nb",
        _ => "en",
    };
    let past_week = fact.slug == PAST_CAMPAIGN && fact.edition == PAST_EDITION;
    EditionRow {
        id: edition_id(&fact.slug, &fact.edition),
        organisation_id: named("organisation", NETWORK),
        campaign_id: named("campaign", &fact.slug),
        edition: fact.edition.clone(),
        name: json!({ language: format!("{} {}", fact.name, fact.edition) }),
        starts_on: fact.starts_on,
        ends_on: fact.ends_on,
        theme: past_week.then(|| json!({ "sv": "Trygg på nätet", "en": "Safe on the net" })),
        rules: past_week.then(
            || json!({ "sv": "Gratis och öppet för alla.", "en": "Free and open to everyone." }),
        ),
        created_at: now,
    }
}
