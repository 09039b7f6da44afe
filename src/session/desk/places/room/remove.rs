//! `POST /{lang}/desk/rooms/{roomId}/removal`: 303 to the venue, or the room's page with why it stays.

use actix_web::{HttpRequest, HttpResponse, web};

use super::screen::RoomScreen;
use crate::platform::auth::{Can, rights};
use crate::platform::http::request::form_body::FormBody;
use crate::platform::http::request::run_detached;
use crate::platform::problem::Problem;
use crate::platform::state::AppState;
use crate::platform::ui::refused::{refuse, see_other};
use crate::session::actions::remove_room::remove_room;

pub async fn remove(
    can: Can<rights::DraftSessions>,
    state: web::Data<AppState>,
    request: HttpRequest,
    form_body: FormBody,
) -> Result<HttpResponse, Problem> {
    let mut conn = state.db.get().await?;
    let screen = RoomScreen::of_room(&mut conn, &state, &request, &can.scope()).await?;
    let (room, _used) = screen.room.clone().ok_or_else(Problem::not_found)?;
    let done = match form_body.read_pressed("room-remove") {
        Ok(_) => {
            let (by, now) = (can.staff(), state.clock.now());
            run_detached(async move { remove_room(&mut conn, &room, by, now).await }).await
        }
        Err(unsent) => Err(unsent),
    };
    match done {
        Ok(()) => Ok(see_other(&screen.done("room-removed"))),
        Err(problem) => refuse(problem, |problem| {
            screen.page(&screen.stored(), Some(problem))
        }),
    }
}
