//! `POST …/closing` and `…/reopening`: whether somebody can sign in with the account. Both are one button.

use actix_web::{HttpRequest, HttpResponse, web};

use super::change::change;
use super::screen::MemberScreen;
use crate::platform::auth::{Can, rights};
use crate::platform::http::request::form_body::FormBody;
use crate::platform::input::form::Form;
use crate::platform::problem::Problem;
use crate::platform::state::AppState;
use crate::staff::request::StaffPatch;

pub async fn close(
    can: Can<rights::Administer>,
    state: web::Data<AppState>,
    request: HttpRequest,
    form_body: FormBody,
) -> Result<HttpResponse, Problem> {
    set(can, state, request, form_body, true).await
}

pub async fn reopen(
    can: Can<rights::Administer>,
    state: web::Data<AppState>,
    request: HttpRequest,
    form_body: FormBody,
) -> Result<HttpResponse, Problem> {
    set(can, state, request, form_body, false).await
}

async fn set(
    can: Can<rights::Administer>,
    state: web::Data<AppState>,
    request: HttpRequest,
    form_body: FormBody,
    closed: bool,
) -> Result<HttpResponse, Problem> {
    let mut conn = state.db.get().await?;
    let screen = MemberScreen::load(&mut conn, &state, &request, can.scope()).await?;
    drop(conn);
    let (button, done) = match closed {
        true => ("staff-close", "staff-closed"),
        false => ("staff-reopen", "staff-reopened"),
    };
    form_body.read_pressed(button)?;
    let (before, patch) = (screen.account.clone(), StaffPatch::closing(closed));
    let version = before.version;
    match change(&state, can.scope(), before, version, patch).await {
        Ok(()) => Ok(screen.done(done)),
        Err(problem) => screen.refused(&Form::default(), problem),
    }
}
