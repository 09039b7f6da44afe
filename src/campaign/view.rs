//! Campaigns and editions as the API shows them.

use chrono::{DateTime, NaiveDate, Utc};
use diesel::QueryResult;
use diesel_async::AsyncPgConnection;
use serde::Serialize;
use utoipa::ToSchema;

use super::model::{Campaign, Edition};
use super::query::editions_of;
use crate::organisation::{Organisation, OrganisationCard, organisations_by_id};
use crate::platform::ids::{CampaignId, OrganisationId};
use crate::platform::text::LocalText;
use crate::platform::time::whole_seconds;

/// A campaign.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct CampaignView {
    /// Its name in paths.
    pub slug: String,
    /// Its name.
    pub name: String,
    /// Who runs it.
    pub organisation: OrganisationCard,
    /// Its runs, newest first.
    pub editions: Vec<EditionView>,
    /// When it was changed last, or an edition came.
    #[serde(serialize_with = "whole_seconds")]
    pub updated_at: DateTime<Utc>,
}

/// One run of a campaign.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct EditionView {
    /// Its name in paths, unique in the campaign.
    pub edition: String,
    /// Its name.
    pub name: String,
    /// Its first day.
    pub starts_on: NaiveDate,
    /// Its last day; null where no end was announced.
    #[schema(required = true)]
    pub ends_on: Option<NaiveDate>,
    /// What it is about.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub theme: Option<String>,
    /// What those who take part agree to.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub rules: Option<String>,
    /// No session of it may be published with a fee.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub must_be_free: bool,
    /// No session of it may be published for others than everybody.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub must_be_open: bool,
    /// The language of the texts where one is not in the language asked for.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub text_language: Option<String>,
}

impl EditionView {
    /// An edition of its owner's campaign. The reader's languages stand best first.
    #[must_use]
    pub fn of(edition: &Edition, owner: &Organisation, languages: &[String]) -> Self {
        let language = owner.language();
        let (name, mut other) = edition.name.best_in(languages, language);
        let mut best = |text: &Option<LocalText>| {
            let text = text.as_ref()?;
            let (text, tag) = text.best_in(languages, language);
            other = other.take().or(tag);
            Some(text)
        };
        let (theme, rules) = (best(&edition.theme), best(&edition.rules));
        Self {
            edition: edition.edition.clone(),
            name,
            starts_on: edition.starts_on,
            ends_on: edition.ends_on,
            theme,
            rules,
            must_be_free: edition.must_be_free,
            must_be_open: edition.must_be_open,
            text_language: other,
        }
    }
}

/// Views of campaigns, in their order. The reader's languages stand best first.
pub(super) async fn campaign_views(
    conn: &mut AsyncPgConnection,
    campaigns: &[Campaign],
    languages: &[String],
) -> QueryResult<Vec<CampaignView>> {
    let ids: Vec<CampaignId> = campaigns.iter().map(|campaign| campaign.id).collect();
    let mut editions = editions_of(conn, &ids).await?;
    let ids: Vec<OrganisationId> = campaigns.iter().map(|row| row.organisation_id).collect();
    let owners = organisations_by_id(conn, &ids).await?;
    // A foreign key sees to it that no owner is missing.
    let view = |campaign: &Campaign| {
        let owner = owners.get(&campaign.organisation_id)?;
        let editions = editions.remove(&campaign.id).unwrap_or_default();
        Some(CampaignView {
            slug: campaign.slug.clone(),
            name: campaign.name.clone(),
            organisation: OrganisationCard::from(owner),
            editions: editions
                .iter()
                .map(|edition| EditionView::of(edition, owner, languages))
                .collect(),
            updated_at: campaign.updated_at,
        })
    };
    Ok(campaigns.iter().filter_map(view).collect())
}
