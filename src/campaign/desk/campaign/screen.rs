//! Everything the page of a campaign is made of.

use std::collections::HashMap;

use actix_web::HttpRequest;
use diesel_async::AsyncPgConnection;

use super::page::{CampaignPage, Removal};
use super::rows::edition_rows;
use crate::campaign::desk::paths::{
    CAMPAIGNS, campaign_path, new_edition_path, remove_campaign_path,
};
use crate::campaign::model::{Campaign, Edition};
use crate::campaign::query::{campaign_in_scope, editions_of, published_sessions};
use crate::organisation::{Organisation, organisations_by_id};
use crate::platform::auth::Scope;
use crate::platform::i18n::{t, t_with};
use crate::platform::ids::EditionId;
use crate::platform::problem::Problem;
use crate::platform::state::AppState;
use crate::platform::ui::Layout;
use crate::platform::ui::form::{Field, FormErrors};
use crate::platform::ui::refused::Refused;

pub struct CampaignScreen {
    pub layout: Layout,
    pub campaign: Campaign,
    owner: Organisation,
    editions: Vec<Edition>,
    published: HashMap<EditionId, i64>,
}

/// What stands in the form.
pub struct CampaignForm {
    pub version: String,
    pub name: String,
}

impl CampaignScreen {
    /// The campaign that the path names.
    ///
    /// # Errors
    /// 404 outside the right's reach.
    pub async fn load(
        conn: &mut AsyncPgConnection,
        state: &AppState,
        request: &HttpRequest,
        scope: &Scope,
    ) -> Result<Self, Problem> {
        let named = request.match_info().get("slug").unwrap_or_default();
        let campaign = campaign_in_scope(conn, scope, named).await?;
        let id = campaign.organisation_id;
        let owner = organisations_by_id(conn, &[id]).await?.remove(&id);
        let editions = editions_of(conn, &[campaign.id])
            .await?
            .remove(&campaign.id);
        let editions = editions.unwrap_or_default();
        let ids: Vec<EditionId> = editions.iter().map(|one| one.id).collect();
        Ok(Self {
            layout: Layout::asked(request, state, campaign_path(&campaign))?,
            owner: owner.ok_or_else(Problem::not_found)?,
            published: published_sessions(conn, &ids).await?,
            editions,
            campaign,
        })
    }

    pub fn stored(&self) -> CampaignForm {
        CampaignForm {
            version: self.campaign.version.to_string(),
            name: self.campaign.name.clone(),
        }
    }

    /// The page once more, after something was done.
    pub fn done(&self, what: &str) -> String {
        let path = campaign_path(&self.campaign);
        format!("{}?done={what}", self.layout.url(&path))
    }

    pub fn page(
        &self,
        form: &CampaignForm,
        notice: Option<String>,
        problem: Option<&Problem>,
    ) -> CampaignPage {
        let (layout, campaign) = (&self.layout, &self.campaign);
        let locale = layout.locale;
        let faults = problem.map_or(&[][..], |problem| &problem.fields);
        let errors = FormErrors::of(locale, faults);
        let refused = Refused::of(problem, locale);
        let label = t(locale, "campaign-name");
        let of = (campaign, self.owner.language());
        CampaignPage {
            notice: notice.or_else(|| layout.unsent(problem)),
            summary: errors.summary(&[("name", &label)]),
            back_href: layout.url(CAMPAIGNS),
            organisation: self.owner.name.clone(),
            editions: edition_rows(layout, of, &self.editions, &self.published),
            new_edition_href: layout.url(&new_edition_path(campaign)),
            action: layout.url(&campaign_path(campaign)),
            version: form.version.clone(),
            name: Field::new("name", label.clone())
                .typed("off", "")
                .value(&form.name)
                .checked(&errors),
            removal: self.removal(),
            l: Layout {
                title: campaign.name.clone(),
                error: refused.is_some() || !errors.is_empty(),
                ..layout.clone()
            },
            refused,
        }
    }

    fn removal(&self) -> Removal {
        let locale = self.layout.locale;
        match self.editions.len() {
            0 => Removal {
                action: Some(self.layout.url(&remove_campaign_path(&self.campaign))),
                why: t(locale, "campaign-unused").into_owned(),
            },
            editions => Removal {
                action: None,
                why: t_with(locale, "campaign-used", &[("editions", editions.into())]),
            },
        }
    }
}
