//! Adds campaigns, and editions to campaigns.

use chrono::{DateTime, NaiveDate, Utc};
use diesel::prelude::*;
use diesel_async::{AsyncPgConnection, RunQueryDsl};

use super::model::{Campaign, Edition};
use crate::platform::db::broken_constraint;
use crate::platform::ids::{CampaignId, EditionId, OrganisationId};
use crate::platform::problem::Fault;
use crate::platform::problem::{Problem, SLUG_TAKEN};
use crate::platform::text::LocalText;
use crate::platform::text::{PlainText, Slug};
use crate::schema::{campaigns, editions};

/// A campaign to be added.
#[derive(Debug, Clone)]
pub struct NewCampaign {
    /// Who runs it and reads its reports.
    pub organisation: OrganisationId,
    /// Its name in paths; it never changes.
    pub slug: Slug,
    pub name: PlainText<120>,
}

/// Adds a campaign.
///
/// # Errors
/// 409 when the slug is taken.
pub async fn add(
    conn: &mut AsyncPgConnection,
    id: CampaignId,
    new: &NewCampaign,
    now: DateTime<Utc>,
) -> Result<Campaign, Problem> {
    diesel::insert_into(campaigns::table)
        .values((
            campaigns::id.eq(id),
            campaigns::organisation_id.eq(new.organisation),
            campaigns::slug.eq(&new.slug),
            campaigns::name.eq(&new.name),
            campaigns::created_at.eq(now),
            campaigns::updated_at.eq(now),
        ))
        .returning(Campaign::as_select())
        .get_result(conn)
        .await
        .map_err(problem_of)
}

/// An edition to be added.
#[derive(Debug, Clone)]
pub struct NewEdition {
    /// Its name in paths, unique in the campaign: `2026`.
    pub edition: Slug,
    pub name: LocalText,
    pub starts_on: NaiveDate,
    /// The last day; none where no end was announced.
    pub ends_on: Option<NaiveDate>,
    pub theme: Option<LocalText>,
    /// What those who take part agree to.
    pub rules: Option<LocalText>,
    /// A published session of it has no fee.
    pub must_be_free: bool,
    /// A published session of it is for everybody.
    pub must_be_open: bool,
}

/// Adds an edition to a campaign.
///
/// # Errors
/// 409 when the campaign has an edition of that name.
pub async fn add_edition(
    conn: &mut AsyncPgConnection,
    id: EditionId,
    campaign: &Campaign,
    new: &NewEdition,
    now: DateTime<Utc>,
) -> Result<Edition, Problem> {
    // Whoever keeps a copy of campaigns asks for those that changed.
    diesel::update(campaigns::table.find(campaign.id))
        .set(campaigns::updated_at.eq(now))
        .execute(conn)
        .await?;
    diesel::insert_into(editions::table)
        .values((
            editions::id.eq(id),
            editions::organisation_id.eq(campaign.organisation_id),
            editions::campaign_id.eq(campaign.id),
            editions::edition.eq(&new.edition),
            editions::name.eq(&new.name),
            editions::starts_on.eq(new.starts_on),
            editions::ends_on.eq(new.ends_on),
            editions::theme.eq(&new.theme),
            editions::rules.eq(&new.rules),
            editions::must_be_free.eq(new.must_be_free),
            editions::must_be_open.eq(new.must_be_open),
            editions::created_at.eq(now),
        ))
        .returning(Edition::as_select())
        .get_result(conn)
        .await
        .map_err(problem_of)
}

pub(super) fn problem_of(error: diesel::result::Error) -> Problem {
    match broken_constraint(&error) {
        Some("campaigns_slug_unique" | "editions_edition_unique") => Problem::new(&SLUG_TAKEN),
        Some("editions_end_after_start") => {
            Problem::fault("/endsOn", Fault::new("end-before-start"))
        }
        _ => error.into(),
    }
}
