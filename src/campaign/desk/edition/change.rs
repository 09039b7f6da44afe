//! `/{lang}/desk/campaigns/{slug}/editions/{edition}`: the form with what is stored, and the change it makes.

use actix_web::{HttpRequest, HttpResponse, web};

use super::form::EditionForm;
use super::screen::EditionScreen;
use crate::campaign::actions::change_edition;
use crate::campaign::model::Edition;
use crate::platform::auth::{Can, rights};
use crate::platform::http::request::form_body::{FormBody, TypedForm};
use crate::platform::http::request::run_detached;
use crate::platform::ids::StaffId;
use crate::platform::problem::{Problem, STALE};
use crate::platform::state::AppState;
use crate::platform::ui::HtmlPage;
use crate::platform::ui::refused::{refuse, see_other};

pub async fn show(
    can: Can<rights::RunCampaigns>,
    state: web::Data<AppState>,
    request: HttpRequest,
) -> Result<HttpResponse, Problem> {
    let mut conn = state.db.get().await?;
    let screen = EditionScreen::of_edition(&mut conn, &state, &request, &can.scope()).await?;
    Ok(HtmlPage::private(screen.page(&screen.before, None)).answer())
}

pub async fn submit(
    can: Can<rights::RunCampaigns>,
    state: web::Data<AppState>,
    request: HttpRequest,
    form_body: FormBody,
) -> Result<HttpResponse, Problem> {
    let mut conn = state.db.get().await?;
    let screen = EditionScreen::of_edition(&mut conn, &state, &request, &can.scope()).await?;
    let (edition, _used) = screen.edition.clone().ok_or_else(Problem::not_found)?;
    let TypedForm { form, sent } = form_body.read_typed(&["asks"])?;
    let typed = screen.before.typed(&form);
    let is_current = form.text("version") == edition.version.to_string();
    let done = match sent {
        Ok(()) if is_current => save(&state, &screen, edition, &typed, can.staff()).await,
        Ok(()) => Err(Problem::new(&STALE)),
        Err(unsent) => Err(unsent),
    };
    match done {
        Ok(()) => Ok(see_other(&screen.done("edition-changed"))),
        Err(problem) => refuse(problem, |problem| screen.page(&typed, Some(problem))),
    }
}

async fn save(
    state: &web::Data<AppState>,
    screen: &EditionScreen,
    edition: Edition,
    typed: &EditionForm,
    by: StaffId,
) -> Result<(), Problem> {
    let patch = typed.patch(&screen.before);
    let (state, owner) = (state.clone(), screen.owner.clone());
    run_detached(async move {
        let mut conn = state.db.get().await?;
        let (version, now) = (edition.version, state.clock.now());
        change_edition(&mut conn, (edition, &owner), version, &patch, by, now)
            .await
            .map(drop)
    })
    .await
}
