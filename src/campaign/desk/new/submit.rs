//! The empty form, and the campaign it adds: 303 to its page, or the form once more.

use actix_web::{HttpRequest, HttpResponse, web};
use serde_json::json;

use super::screen::{NewCampaignScreen, typed};
use crate::campaign::actions::add_campaign;
use crate::campaign::desk::paths::campaign_path;
use crate::campaign::model::Campaign;
use crate::platform::auth::{Can, rights};
use crate::platform::http::request::form_body::{FormBody, TypedForm};
use crate::platform::http::request::run_detached;
use crate::platform::idempotency::{IdempotencyKey, IdempotentRequest};
use crate::platform::ids::StaffId;
use crate::platform::input::form::Form;
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
    let screen = NewCampaignScreen::load(&mut conn, &state, &request, &can.scope()).await?;
    Ok(HtmlPage::private(screen.page(&Form::default(), None)).answer())
}

pub async fn submit(
    can: Can<rights::RunCampaigns>,
    state: web::Data<AppState>,
    request: HttpRequest,
    form_body: FormBody,
) -> Result<HttpResponse, Problem> {
    let mut conn = state.db.get().await?;
    let screen = NewCampaignScreen::load(&mut conn, &state, &request, &can.scope()).await?;
    let TypedForm { form, sent } = form_body.read_typed(&[])?;
    let added = match sent {
        Ok(()) => add(&state, &screen, &form, can.staff()).await,
        Err(unsent) => Err(unsent),
    };
    match added {
        Ok(row) => {
            let path = screen.layout.url(&campaign_path(&row));
            Ok(see_other(&format!("{path}?done=campaign-added")))
        }
        Err(problem) => refuse(problem, |problem| screen.page(&form, Some(problem))),
    }
}

/// Once for each form.
async fn add(
    state: &web::Data<AppState>,
    screen: &NewCampaignScreen,
    form: &Form,
    by: StaffId,
) -> Result<Campaign, Problem> {
    let owner = screen.owner(form)?;
    let request = typed(form, owner);
    let key = IdempotencyKey::of_form(form.text("key"));
    let once = IdempotentRequest::new(by.to_string(), key, &json!(request), &state.keys);
    let new = request.validate(owner)?;
    let state = state.clone();
    run_detached(async move {
        let mut conn = state.db.get().await?;
        let now = state.clock.now();
        let (row, _replayed) = add_campaign(&mut conn, &new, Some(&once), by, now).await?;
        Ok(row)
    })
    .await
}
