//! `/{lang}/desk/rooms/{roomId}`: a room with its form, and the change it makes.

use actix_web::{HttpRequest, HttpResponse, web};

use super::screen::{RoomForm, RoomScreen};
use crate::platform::auth::{Can, rights};
use crate::platform::http::request::form_body::{FormBody, TypedForm};
use crate::platform::http::request::run_detached;
use crate::platform::ids::StaffId;
use crate::platform::problem::{Problem, STALE};
use crate::platform::state::AppState;
use crate::platform::ui::HtmlPage;
use crate::platform::ui::refused::{refuse, see_other};
use crate::venue::{Room, change_room};

pub async fn show(
    can: Can<rights::DraftSessions>,
    state: web::Data<AppState>,
    request: HttpRequest,
) -> Result<HttpResponse, Problem> {
    let mut conn = state.db.get().await?;
    let screen = RoomScreen::of_room(&mut conn, &state, &request, &can.scope()).await?;
    Ok(HtmlPage::private(screen.page(&screen.stored(), None)).answer())
}

pub async fn submit(
    can: Can<rights::DraftSessions>,
    state: web::Data<AppState>,
    request: HttpRequest,
    form_body: FormBody,
) -> Result<HttpResponse, Problem> {
    let mut conn = state.db.get().await?;
    let screen = RoomScreen::of_room(&mut conn, &state, &request, &can.scope()).await?;
    let (room, _used) = screen.room.clone().ok_or_else(Problem::not_found)?;
    let TypedForm { form, sent } = form_body.read_typed(&[])?;
    let typed = RoomForm::of(&form);
    let is_current = form.text("version") == room.version.to_string();
    let done = match sent {
        Ok(()) if is_current => save(&state, room, &typed, can.staff()).await,
        Ok(()) => Err(Problem::new(&STALE)),
        Err(unsent) => Err(unsent),
    };
    match done {
        Ok(()) => Ok(see_other(&screen.done("room-changed"))),
        Err(problem) => refuse(problem, |problem| screen.page(&typed, Some(problem))),
    }
}

async fn save(
    state: &web::Data<AppState>,
    room: Room,
    typed: &RoomForm,
    by: StaffId,
) -> Result<(), Problem> {
    let (state, patch) = (state.clone(), typed.patch(&room));
    run_detached(async move {
        let mut conn = state.db.get().await?;
        let (version, now) = (room.version, state.clock.now());
        change_room(&mut conn, room, version, &patch, by, now)
            .await
            .map(drop)
    })
    .await
}
