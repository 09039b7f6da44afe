//! `/{lang}/desk/campaigns/{slug}/editions/new`: the form, and the edition it adds.

use actix_web::{HttpRequest, HttpResponse, web};
use serde_json::json;

use super::form::EditionForm;
use super::screen::EditionScreen;
use crate::campaign::actions::add_edition;
use crate::platform::auth::{Can, rights};
use crate::platform::http::request::form_body::{FormBody, TypedForm};
use crate::platform::http::request::run_detached;
use crate::platform::idempotency::{IdempotencyKey, IdempotentRequest};
use crate::platform::ids::StaffId;
use crate::platform::problem::Problem;
use crate::platform::state::AppState;
use crate::platform::ui::HtmlPage;
use crate::platform::ui::refused::{refuse, see_other};

pub async fn show(
    can: Can<rights::RunCampaigns>,
    state: web::Data<AppState>,
    request: HttpRequest,
) -> Result<HttpResponse, Problem> {
    let mut conn = state.db.get().await?;
    let screen = EditionScreen::of_new(&mut conn, &state, &request, &can.scope()).await?;
    Ok(HtmlPage::private(screen.page(&screen.before, None)).answer())
}

pub async fn submit(
    can: Can<rights::RunCampaigns>,
    state: web::Data<AppState>,
    request: HttpRequest,
    form_body: FormBody,
) -> Result<HttpResponse, Problem> {
    let mut conn = state.db.get().await?;
    let screen = EditionScreen::of_new(&mut conn, &state, &request, &can.scope()).await?;
    let TypedForm { form, sent } = form_body.read_typed(&["asks"])?;
    let typed = screen.before.typed(&form);
    let key = IdempotencyKey::of_form(form.text("key"));
    let done = match sent {
        Ok(()) => add(&state, &screen, &typed, key, can.staff()).await,
        Err(unsent) => Err(unsent),
    };
    match done {
        Ok(()) => Ok(see_other(&screen.done("edition-added"))),
        Err(problem) => refuse(problem, |problem| screen.page(&typed, Some(problem))),
    }
}

async fn add(
    state: &web::Data<AppState>,
    screen: &EditionScreen,
    typed: &EditionForm,
    key: IdempotencyKey,
    by: StaffId,
) -> Result<(), Problem> {
    let request = typed.request();
    let fingerprint = json!([screen.campaign.id, request]);
    let once = IdempotentRequest::new(by.to_string(), key, &fingerprint, &state.keys);
    let new = request.validate(&screen.owner)?;
    let (state, campaign) = (state.clone(), screen.campaign.clone());
    run_detached(async move {
        let mut conn = state.db.get().await?;
        let now = state.clock.now();
        add_edition(&mut conn, &campaign, &new, Some(&once), by, now)
            .await
            .map(drop)
    })
    .await
}
