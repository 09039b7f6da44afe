//! `POST /{lang}/desk/organisations/{organisationId}`: the change, against the version that was shown.

use actix_web::{HttpRequest, HttpResponse, web};

use super::form::SettingsForm;
use super::screen::SettingsScreen;
use crate::organisation::actions::change_organisation;
use crate::organisation::model::Organisation;
use crate::organisation::query::find_organisation_in_scope;
use crate::platform::auth::{Can, Scope, rights};
use crate::platform::http::request::form_body::{FormBody, TypedForm};
use crate::platform::http::request::run_detached;
use crate::platform::problem::{Problem, STALE};
use crate::platform::state::AppState;
use crate::platform::ui::refused::{refuse, see_other};

pub async fn submit(
    can: Can<rights::ManageOrganisations>,
    state: web::Data<AppState>,
    path: web::Path<(String, String)>,
    request: HttpRequest,
    form_body: FormBody,
) -> Result<HttpResponse, Problem> {
    let (_, named) = path.into_inner();
    let mut conn = state.db.get().await?;
    let before = find_organisation_in_scope(&mut conn, &can.scope(), &named).await?;
    let screen = SettingsScreen::load(&mut conn, &state, &request, can.actor(), before).await?;
    drop(conn);
    let TypedForm { form, sent } = form_body.read_typed(&["languages"])?;
    let typed = SettingsForm::of(&form);
    let before = screen.organisation.clone();
    let is_current = typed.version == before.version.to_string();
    let done = match sent {
        Ok(()) if is_current => save(&state, can.scope(), before, typed.clone()).await,
        Ok(()) => Err(Problem::new(&STALE)),
        Err(unsent) => Err(unsent),
    };
    match done {
        Ok(()) => Ok(see_other(&screen.done("settings"))),
        Err(problem) => refuse(problem, |problem| screen.page(&typed, None, Some(problem))),
    }
}

async fn save(
    state: &web::Data<AppState>,
    scope: Scope,
    before: Organisation,
    typed: SettingsForm,
) -> Result<(), Problem> {
    let state = state.clone();
    run_detached(async move {
        let mut conn = state.db.get().await?;
        let (version, now) = (before.version, state.clock.now());
        let patch = typed.patch(&before);
        change_organisation(&mut conn, &scope, before, version, &patch, now)
            .await
            .map(drop)
    })
    .await
}
