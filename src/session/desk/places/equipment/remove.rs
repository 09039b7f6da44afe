//! `POST /{lang}/desk/equipment/{equipmentId}/removal`: 303 to the venue, or the equipment's page with why it stays.

use actix_web::{HttpRequest, HttpResponse, web};

use super::screen::EquipmentScreen;
use crate::platform::auth::{Can, rights};
use crate::platform::http::request::form_body::FormBody;
use crate::platform::http::request::run_detached;
use crate::platform::problem::Problem;
use crate::platform::state::AppState;
use crate::platform::ui::refused::{refuse, see_other};
use crate::session::equipment::record::remove_equipment;

pub async fn remove(
    can: Can<rights::DraftSessions>,
    state: web::Data<AppState>,
    request: HttpRequest,
    form_body: FormBody,
) -> Result<HttpResponse, Problem> {
    let mut conn = state.db.get().await?;
    let screen = EquipmentScreen::of_kind(&mut conn, &state, &request, &can.scope()).await?;
    let (kind, _used) = screen.kind.clone().ok_or_else(Problem::not_found)?;
    let done = match form_body.read_pressed("equipment-remove") {
        Ok(_) => {
            let (by, now) = (can.staff(), state.clock.now());
            run_detached(async move { remove_equipment(&mut conn, &kind, by, now).await }).await
        }
        Err(unsent) => Err(unsent),
    };
    match done {
        Ok(()) => Ok(see_other(&screen.done("equipment-removed"))),
        Err(problem) => refuse(problem, |problem| {
            screen.page(&screen.stored(), Some(problem))
        }),
    }
}
