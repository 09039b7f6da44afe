//! Campaigns and editions as the API shows them.

use chrono::NaiveDate;
use diesel::QueryResult;
use diesel_async::AsyncPgConnection;
use serde::Serialize;
use utoipa::ToSchema;
use uuid::Uuid;

use super::model::{Campaign, Edition};
use super::query::editions_of;
use crate::organisation::{Organisation, OrganisationCard, organisations_by_id};

/// A campaign.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct CampaignView {
    /// The word of its address.
    pub slug: String,
    /// Its name.
    pub name: String,
    /// Who runs it.
    pub organisation: OrganisationCard,
    /// Its runs, newest first.
    pub editions: Vec<EditionView>,
}

/// One run of a campaign.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct EditionView {
    /// The word of its address within the campaign.
    pub edition: String,
    /// Its name.
    pub name: String,
    /// Its first day.
    pub starts_on: NaiveDate,
    /// Its last day; null where no end was announced.
    pub ends_on: Option<NaiveDate>,
    /// What it is about.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub theme: Option<String>,
    /// What those who take part agree to.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub rules: Option<String>,
    /// The language of the texts where one is not in the language asked for.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub text_language: Option<String>,
}

impl EditionView {
    /// An edition of an organisation's campaign, for a reader of languages, best first.
    #[must_use]
    pub fn of(edition: &Edition, owner: &Organisation, languages: &[String]) -> Self {
        let language = owner.language();
        let (name, mut other) = edition.name.best_in(languages, language);
        let mut told = |text: &Option<_>| {
            let text: &crate::platform::text::LocalText = text.as_ref()?;
            let (text, tag) = text.best_in(languages, language);
            other = other.take().or(tag);
            Some(text)
        };
        let (theme, rules) = (told(&edition.theme), told(&edition.rules));
        Self {
            edition: edition.edition.clone(),
            name,
            starts_on: edition.starts_on,
            ends_on: edition.ends_on,
            theme,
            rules,
            text_language: other,
        }
    }
}

/// Views of campaigns, in their order, for a reader of languages, best first.
pub(super) async fn views_of(
    conn: &mut AsyncPgConnection,
    campaigns: &[Campaign],
    languages: &[String],
) -> QueryResult<Vec<CampaignView>> {
    let ids: Vec<Uuid> = campaigns.iter().map(|one| one.id).collect();
    let mut editions = editions_of(conn, &ids).await?;
    let owners: Vec<Uuid> = campaigns.iter().map(|one| one.organisation_id).collect();
    let owners = organisations_by_id(conn, &owners).await?;
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
        })
    };
    Ok(campaigns.iter().filter_map(view).collect())
}
