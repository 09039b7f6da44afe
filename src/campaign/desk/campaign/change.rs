//! The page of a campaign as it is asked for, and its new name.

use actix_web::{HttpRequest, HttpResponse, web};

use super::screen::{CampaignForm, CampaignScreen};
use crate::campaign::actions::change_campaign;
use crate::campaign::model::Campaign;
use crate::campaign::request::CampaignPatch;
use crate::platform::auth::{Can, rights};
use crate::platform::http::request::form_body::{FormBody, TypedForm};
use crate::platform::http::request::run_detached;
use crate::platform::ids::StaffId;
use crate::platform::input::query::Query;
use crate::platform::problem::{Problem, STALE};
use crate::platform::state::AppState;
use crate::platform::text::trim_unseen;
use crate::platform::ui::HtmlPage;
use crate::platform::ui::refused::{refuse, see_other};

pub async fn show(
    can: Can<rights::RunCampaigns>,
    state: web::Data<AppState>,
    request: HttpRequest,
) -> Result<HttpResponse, Problem> {
    let mut conn = state.db.get().await?;
    let screen = CampaignScreen::load(&mut conn, &state, &request, &can.scope()).await?;
    let query = Query::lenient(&request);
    let notice = query.get("done").and_then(|what| screen.layout.done(what));
    Ok(HtmlPage::private(screen.page(&screen.stored(), notice, None)).answer())
}

pub async fn submit(
    can: Can<rights::RunCampaigns>,
    state: web::Data<AppState>,
    request: HttpRequest,
    form_body: FormBody,
) -> Result<HttpResponse, Problem> {
    let mut conn = state.db.get().await?;
    let screen = CampaignScreen::load(&mut conn, &state, &request, &can.scope()).await?;
    let TypedForm { form, sent } = form_body.read_typed(&[])?;
    let typed = CampaignForm {
        version: form.text("version").to_owned(),
        name: form.text("name").to_owned(),
    };
    let is_current = typed.version == screen.campaign.version.to_string();
    let done = match sent {
        Ok(()) if is_current => save(&state, &screen.campaign, &typed, can.staff()).await,
        Ok(()) => Err(Problem::new(&STALE)),
        Err(unsent) => Err(unsent),
    };
    match done {
        Ok(()) => Ok(see_other(&screen.done("campaign-changed"))),
        Err(problem) => refuse(problem, |problem| screen.page(&typed, None, Some(problem))),
    }
}

async fn save(
    state: &web::Data<AppState>,
    campaign: &Campaign,
    typed: &CampaignForm,
    by: StaffId,
) -> Result<(), Problem> {
    let renamed = trim_unseen(&typed.name) != campaign.name;
    let patch = CampaignPatch {
        name: renamed.then(|| Some(typed.name.clone())),
    };
    let (state, before) = (state.clone(), campaign.clone());
    run_detached(async move {
        let mut conn = state.db.get().await?;
        let (version, now) = (before.version, state.clock.now());
        change_campaign(&mut conn, before, version, &patch, by, now)
            .await
            .map(drop)
    })
    .await
}
