//! `/{lang}/desk/venues/{venueId}/equipment/new`: the form, and the equipment it adds.

use actix_web::{HttpRequest, HttpResponse, web};
use serde_json::json;

use super::screen::{EquipmentForm, EquipmentScreen};
use crate::platform::auth::{Can, rights};
use crate::platform::http::request::form_body::{FormBody, TypedForm};
use crate::platform::http::request::run_detached;
use crate::platform::idempotency::{IdempotencyKey, IdempotentRequest};
use crate::platform::ids::StaffId;
use crate::platform::problem::Problem;
use crate::platform::state::AppState;
use crate::platform::ui::HtmlPage;
use crate::platform::ui::refused::{refuse, see_other};
use crate::session::equipment::record::add_equipment;
use crate::venue::Venue;

pub async fn show(
    can: Can<rights::DraftSessions>,
    state: web::Data<AppState>,
    request: HttpRequest,
) -> Result<HttpResponse, Problem> {
    let mut conn = state.db.get().await?;
    let screen = EquipmentScreen::of_new(&mut conn, &state, &request, &can.scope()).await?;
    Ok(HtmlPage::private(screen.page(&screen.stored(), None)).answer())
}

pub async fn submit(
    can: Can<rights::DraftSessions>,
    state: web::Data<AppState>,
    request: HttpRequest,
    form_body: FormBody,
) -> Result<HttpResponse, Problem> {
    let mut conn = state.db.get().await?;
    let screen = EquipmentScreen::of_new(&mut conn, &state, &request, &can.scope()).await?;
    let TypedForm { form, sent } = form_body.read_typed(&[])?;
    let typed = EquipmentForm::of(&form);
    let key = IdempotencyKey::of_form(form.text("key"));
    let done = match sent {
        Ok(()) => add(&state, &screen.venue, &typed, key, can.staff()).await,
        Err(unsent) => Err(unsent),
    };
    match done {
        Ok(()) => Ok(see_other(&screen.done("equipment-added"))),
        Err(problem) => refuse(problem, |problem| screen.page(&typed, Some(problem))),
    }
}

async fn add(
    state: &web::Data<AppState>,
    venue: &Venue,
    typed: &EquipmentForm,
    key: IdempotencyKey,
    by: StaffId,
) -> Result<(), Problem> {
    let request = typed.request(venue);
    let once = IdempotentRequest::new(by.to_string(), key, &json!(request), &state.keys);
    let new = request.validate()?;
    let (state, venue) = (state.clone(), venue.clone());
    run_detached(async move {
        let mut conn = state.db.get().await?;
        let now = state.clock.now();
        add_equipment(&mut conn, &venue, &new, Some(&once), by, now)
            .await
            .map(drop)
    })
    .await
}
