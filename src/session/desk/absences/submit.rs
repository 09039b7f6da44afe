//! `POST /{lang}/desk/absences`: notes an absence, and leads to the sessions of those days where there are any.
//! `…/{absenceId}/removal` takes one back.

use actix_web::{HttpRequest, HttpResponse, web};
use serde_json::json;

use super::screen::{AbsencesScreen, cover_path};
use super::show::PATH;
use crate::platform::auth::{Can, rights};
use crate::platform::http::request::form_body::{FormBody, TypedForm};
use crate::platform::http::request::run_detached;
use crate::platform::http::response::refused_page;
use crate::platform::idempotency::{IdempotencyKey, IdempotentRequest};
use crate::platform::input::form::Form;
use crate::platform::problem::Problem;
use crate::platform::state::AppState;
use crate::platform::time::today;
use crate::platform::ui::refused::see_other;
use crate::platform::ui::{HtmlPage, Layout};
use crate::session::absences::record::{note_absence, remove_absence};
use crate::session::absences::request::AbsenceRequest;
use crate::session::api::absences::absence_of;
use crate::session::helper_days::HelperDays;

pub async fn submit(
    can: Can<rights::DraftSessions>,
    state: web::Data<AppState>,
    request: HttpRequest,
    form_body: FormBody,
) -> Result<HttpResponse, Problem> {
    let TypedForm { form, sent } = form_body.read_typed(&[])?;
    let layout = Layout::asked(&request, &state, PATH)?;
    let typed = AbsenceRequest {
        staff_id: form.text("helper").to_owned(),
        from: form.text("from").to_owned(),
        to: form.filled("to").map(str::to_owned),
    };
    let done = match sent {
        Ok(()) => note(&can, &state, &typed, &form).await,
        Err(unsent) => Err(unsent),
    };
    match done {
        Ok(path) => Ok(see_other(&layout.url(&path))),
        Err(refused) if [401, 409, 422].contains(&refused.kind.status) => {
            let (mut conn, day) = (state.db.get().await?, today(state.clock.now()));
            let screen = AbsencesScreen::load(&mut conn, &can.scope(), day).await?;
            let page = screen.page(layout, &typed, Some(&refused), None);
            Ok(refused_page(HtmlPage::private(page).answer(), &refused))
        }
        Err(other) => Err(other),
    }
}

/// Notes it; the page to go on with.
async fn note(
    can: &Can<rights::DraftSessions>,
    state: &web::Data<AppState>,
    typed: &AbsenceRequest,
    form: &Form,
) -> Result<String, Problem> {
    let (scope, staff, now) = (can.scope(), can.staff(), state.clock.now());
    let key = form
        .filled("key")
        .and_then(|key| IdempotencyKey::parse(key).ok());
    let once =
        key.map(|key| IdempotentRequest::new(staff.to_string(), key, &json!(typed), &state.keys));
    let mut conn = state.db.get().await?;
    let absence = typed.validate(&mut conn, &scope).await?;
    run_detached(async move {
        note_absence(&mut conn, &absence, once.as_ref(), staff, now).await?;
        let days = HelperDays {
            helper: absence.staff_id,
            from: absence.first_day,
            to: absence.last_day,
        };
        let planned = days.load(&mut conn, &scope, now).await?;
        Ok(match planned.is_empty() {
            true => format!("{PATH}?done=absence-noted"),
            false => cover_path(&absence),
        })
    })
    .await
}

pub async fn remove(
    can: Can<rights::DraftSessions>,
    state: web::Data<AppState>,
    request: HttpRequest,
    form_body: FormBody,
) -> Result<HttpResponse, Problem> {
    form_body.read()?;
    let layout = Layout::asked(&request, &state, PATH)?;
    let id = request.match_info().get("absenceId").unwrap_or_default();
    let mut conn = state.db.get().await?;
    let (absence, _) = absence_of(&mut conn, id, &can.scope()).await?;
    let (staff, now) = (can.staff(), state.clock.now());
    run_detached(async move { remove_absence(&mut conn, &absence, staff, now).await }).await?;
    Ok(see_other(
        &layout.url(&format!("{PATH}?done=absence-removed")),
    ))
}
