//! `POST …/invitation`: a letter with a link to set a password. One button.

use actix_web::{HttpRequest, HttpResponse, web};

use super::screen::MemberScreen;
use crate::platform::auth::{Can, rights};
use crate::platform::http::request::form_body::FormBody;
use crate::platform::http::request::run_detached;
use crate::platform::input::form::Form;
use crate::platform::problem::Problem;
use crate::platform::state::AppState;
use crate::staff::actions::invite;

pub async fn send(
    can: Can<rights::Administer>,
    state: web::Data<AppState>,
    request: HttpRequest,
    form_body: FormBody,
) -> Result<HttpResponse, Problem> {
    let mut conn = state.db.get().await?;
    let screen = MemberScreen::load(&mut conn, &state, &request, can.scope()).await?;
    drop(conn);
    form_body.read_pressed("staff-invite")?;
    let (account, by, shared) = (screen.account.clone(), can.staff(), state.clone());
    let sent = run_detached(async move {
        let now = shared.clock.now();
        let mut conn = shared.db.get().await?;
        invite(&mut conn, &shared.keys, &account, by, now).await
    });
    match sent.await {
        Ok(()) => {
            state.letters.notify_one();
            Ok(screen.done("invited"))
        }
        Err(problem) => screen.refused(&Form::default(), problem),
    }
}
