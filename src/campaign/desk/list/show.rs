//! The list as it is asked for, by name.

use std::collections::HashMap;

use actix_web::{HttpRequest, HttpResponse, web};

use super::page::{CampaignGroup, CampaignsPage};
use crate::campaign::desk::campaign::rows::edition_rows;
use crate::campaign::desk::paths::{CAMPAIGNS, NEW_CAMPAIGN, campaign_path};
use crate::campaign::model::{Campaign, Edition};
use crate::campaign::query::{campaigns_in_scope, editions_of, published_sessions};
use crate::organisation::{Organisation, organisations_by_id};
use crate::platform::auth::{Can, rights};
use crate::platform::ids::{CampaignId, EditionId, OrganisationId};
use crate::platform::input::paging::{Paging, Total};
use crate::platform::input::query::Query;
use crate::platform::problem::Problem;
use crate::platform::state::AppState;
use crate::platform::ui::{HtmlPage, Layout, PageLinks};

const PER_PAGE: i64 = 20;
const MAX_PAGE: i64 = 200;

pub async fn show(
    can: Can<rights::RunCampaigns>,
    state: web::Data<AppState>,
    request: HttpRequest,
) -> Result<HttpResponse, Problem> {
    let query = Query::lenient(&request);
    let paging = Paging::lenient(&query, PER_PAGE, MAX_PAGE);
    let layout = Layout::asked(&request, &state, CAMPAIGNS)?;
    let mut conn = state.db.get().await?;
    let (found, total) = campaigns_in_scope(&mut conn, &can.scope(), paging).await?;
    let ids: Vec<CampaignId> = found.iter().map(|one| one.id).collect();
    let editions = editions_of(&mut conn, &ids).await?;
    let each: Vec<EditionId> = editions.values().flatten().map(|one| one.id).collect();
    let owners: Vec<OrganisationId> = found.iter().map(|one| one.organisation_id).collect();
    let shown = Shown {
        owners: organisations_by_id(&mut conn, &owners).await?,
        published: published_sessions(&mut conn, &each).await?,
        editions,
        layout: &layout,
    };
    let page = CampaignsPage {
        notice: query.get("done").and_then(|what| layout.done(what)),
        new_href: layout.url(NEW_CAMPAIGN),
        campaigns: found.iter().map(|one| shown.group(one)).collect(),
        paging: PageLinks::of(layout.locale, paging, Total::Exactly(total), |at| {
            format!("{}?page={at}", layout.url(CAMPAIGNS))
        }),
        l: Layout {
            title: layout.t("tab-campaigns").into_owned(),
            ..layout.clone()
        },
    };
    Ok(HtmlPage::private(page).answer())
}

/// What the list is made of.
struct Shown<'a> {
    layout: &'a Layout,
    owners: HashMap<OrganisationId, Organisation>,
    editions: HashMap<CampaignId, Vec<Edition>>,
    published: HashMap<EditionId, i64>,
}

impl Shown<'_> {
    fn group(&self, campaign: &Campaign) -> CampaignGroup {
        let owner = self.owners.get(&campaign.organisation_id);
        let editions = self.editions.get(&campaign.id);
        let language = owner.map_or("sv", Organisation::language);
        CampaignGroup {
            name: campaign.name.clone(),
            href: self.layout.url(&campaign_path(campaign)),
            organisation: owner.map_or_else(String::new, |owner| owner.name.clone()),
            editions: edition_rows(
                self.layout,
                (campaign, language),
                editions.map_or(&[], Vec::as_slice),
                &self.published,
            ),
        }
    }
}
