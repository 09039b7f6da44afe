//! `POST /{lang}/desk/campaigns/{slug}/editions/{edition}/removal`: 303 to the campaign, or the form with why it stays.

use actix_web::{HttpRequest, HttpResponse, web};

use super::screen::EditionScreen;
use crate::campaign::remove::remove_edition;
use crate::platform::auth::{Can, rights};
use crate::platform::http::request::form_body::FormBody;
use crate::platform::http::request::run_detached;
use crate::platform::problem::Problem;
use crate::platform::state::AppState;
use crate::platform::ui::refused::{refuse, see_other};

pub async fn remove(
    can: Can<rights::RunCampaigns>,
    state: web::Data<AppState>,
    request: HttpRequest,
    form_body: FormBody,
) -> Result<HttpResponse, Problem> {
    let mut conn = state.db.get().await?;
    let screen = EditionScreen::of_edition(&mut conn, &state, &request, &can.scope()).await?;
    let (edition, _used) = screen.edition.clone().ok_or_else(Problem::not_found)?;
    let done = match form_body.read_pressed("edition-remove") {
        Ok(_) => {
            let (by, now) = (can.staff(), state.clock.now());
            run_detached(async move { remove_edition(&mut conn, &edition, by, now).await }).await
        }
        Err(unsent) => Err(unsent),
    };
    match done {
        Ok(()) => Ok(see_other(&screen.done("edition-removed"))),
        Err(problem) => refuse(problem, |problem| {
            screen.page(&screen.before, Some(problem))
        }),
    }
}
