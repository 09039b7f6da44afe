//! `/{lang}/desk/equipment/{equipmentId}`: equipment with its form, and the change it makes.

use actix_web::{HttpRequest, HttpResponse, web};

use super::screen::{EquipmentForm, EquipmentScreen};
use crate::platform::auth::{Can, rights};
use crate::platform::http::request::form_body::{FormBody, TypedForm};
use crate::platform::http::request::run_detached;
use crate::platform::ids::StaffId;
use crate::platform::problem::{Problem, STALE};
use crate::platform::state::AppState;
use crate::platform::ui::HtmlPage;
use crate::platform::ui::refused::{refuse, see_other};
use crate::session::equipment::record::change_equipment;
use crate::session::equipment::store::Equipment;

pub async fn show(
    can: Can<rights::DraftSessions>,
    state: web::Data<AppState>,
    request: HttpRequest,
) -> Result<HttpResponse, Problem> {
    let mut conn = state.db.get().await?;
    let screen = EquipmentScreen::of_kind(&mut conn, &state, &request, &can.scope()).await?;
    Ok(HtmlPage::private(screen.page(&screen.stored(), None)).answer())
}

pub async fn submit(
    can: Can<rights::DraftSessions>,
    state: web::Data<AppState>,
    request: HttpRequest,
    form_body: FormBody,
) -> Result<HttpResponse, Problem> {
    let mut conn = state.db.get().await?;
    let screen = EquipmentScreen::of_kind(&mut conn, &state, &request, &can.scope()).await?;
    let (kind, _used) = screen.kind.clone().ok_or_else(Problem::not_found)?;
    let TypedForm { form, sent } = form_body.read_typed(&[])?;
    let typed = EquipmentForm::of(&form);
    let is_current = form.text("version") == kind.version.to_string();
    let done = match sent {
        Ok(()) if is_current => save(&state, kind, &typed, can.staff()).await,
        Ok(()) => Err(Problem::new(&STALE)),
        Err(unsent) => Err(unsent),
    };
    match done {
        Ok(()) => Ok(see_other(&screen.done("equipment-changed"))),
        Err(problem) => refuse(problem, |problem| screen.page(&typed, Some(problem))),
    }
}

async fn save(
    state: &web::Data<AppState>,
    kind: Equipment,
    typed: &EquipmentForm,
    by: StaffId,
) -> Result<(), Problem> {
    let (state, patch) = (state.clone(), typed.patch(&kind));
    run_detached(async move {
        let mut conn = state.db.get().await?;
        change_equipment(&mut conn, kind, &patch, by, state.clock.now())
            .await
            .map(drop)
    })
    .await
}
