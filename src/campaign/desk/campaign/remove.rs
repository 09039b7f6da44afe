//! `POST /{lang}/desk/campaigns/{slug}/removal`: 303 to the list, or the campaign's page with why it stays.

use actix_web::{HttpRequest, HttpResponse, web};

use super::screen::CampaignScreen;
use crate::campaign::desk::paths::CAMPAIGNS;
use crate::campaign::remove::remove_campaign;
use crate::platform::auth::{Can, rights};
use crate::platform::http::request::form_body::FormBody;
use crate::platform::http::request::run_detached;
use crate::platform::problem::Problem;
use crate::platform::state::AppState;
use crate::platform::ui::refused::{refuse, see_other};

pub async fn remove(
    can: Can<rights::RunCampaigns>,
    state: web::Data<AppState>,
    request: HttpRequest,
    form_body: FormBody,
) -> Result<HttpResponse, Problem> {
    let mut conn = state.db.get().await?;
    let screen = CampaignScreen::load(&mut conn, &state, &request, &can.scope()).await?;
    let done = match form_body.read_pressed("campaign-remove") {
        Ok(_) => {
            let (by, now) = (can.staff(), state.clock.now());
            let campaign = screen.campaign.clone();
            run_detached(async move { remove_campaign(&mut conn, &campaign, by, now).await }).await
        }
        Err(unsent) => Err(unsent),
    };
    match done {
        Ok(()) => {
            let list = screen.layout.url(CAMPAIGNS);
            Ok(see_other(&format!("{list}?done=campaign-removed")))
        }
        Err(problem) => refuse(problem, |problem| {
            screen.page(&screen.stored(), None, Some(problem))
        }),
    }
}
