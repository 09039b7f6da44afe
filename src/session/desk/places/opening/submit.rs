//! `POST /{lang}/desk/venues/{venueId}/opening-hours`: writes one week among the others, or takes a period away.

use actix_web::{HttpRequest, HttpResponse, web};

use super::form::WeekForm;
use super::screen::{OpeningScreen, Which};
use crate::platform::auth::{Can, rights};
use crate::platform::http::request::form_body::{FormBody, TypedForm};
use crate::platform::http::request::run_detached;
use crate::platform::input::form::Form;
use crate::platform::problem::{Problem, STALE};
use crate::platform::state::AppState;
use crate::platform::ui::refused::{refuse, see_other};
use crate::venue::{OpeningHours, set_opening_hours};

pub async fn submit(
    can: Can<rights::DraftSessions>,
    state: web::Data<AppState>,
    request: HttpRequest,
    form_body: FormBody,
) -> Result<HttpResponse, Problem> {
    let TypedForm { form, sent } = form_body.read_typed(&[])?;
    let which = Which::of(form.text("period"));
    let mut conn = state.db.get().await?;
    let screen = OpeningScreen::load(&mut conn, &state, &request, &can.scope(), which).await?;
    let typed = WeekForm::of(&form);
    let done = match sent.and_then(|()| asked(&screen, &form, &typed)) {
        Ok(hours) => {
            let (venue, version) = (screen.venue.clone(), screen.stored.version);
            let (by, now) = (can.staff(), state.clock.now());
            run_detached(async move {
                set_opening_hours(&mut conn, &venue, hours, Some(version), by, now).await
            })
            .await
        }
        Err(problem) => Err(problem),
    };
    let own = screen.layout.url(&screen.layout.path);
    match done {
        Ok(_) => Ok(see_other(&format!("{own}?done=opening-hours"))),
        Err(problem) => refuse(problem, |problem| screen.page(&typed, Some(problem), None)),
    }
}

/// The hours after it.
fn asked(screen: &OpeningScreen, form: &Form, typed: &WeekForm) -> Result<OpeningHours, Problem> {
    if form.text("version") != screen.stored.version.to_string() {
        return Err(Problem::new(&STALE));
    }
    match form.text("act") {
        "remove" => Ok(OpeningHours::of(screen.others())),
        _ => typed.hours(&screen.others(), screen.is_period()),
    }
}
