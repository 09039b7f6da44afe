//! `POST /{lang}/desk/venues/{venueId}/removal`: 303 to the list, or the venue's page with why it stays.

use actix_web::{HttpRequest, HttpResponse, web};

use super::screen::VenueScreen;
use crate::platform::auth::{Can, rights};
use crate::platform::http::request::form_body::FormBody;
use crate::platform::http::request::run_detached;
use crate::platform::problem::Problem;
use crate::platform::state::AppState;
use crate::platform::ui::refused::{refuse, see_other};
use crate::session::actions::remove_venue::remove_venue;
use crate::session::desk::places::paths::VENUES;
use crate::venue::find_venue_in_scope;

pub async fn remove(
    can: Can<rights::Administer>,
    state: web::Data<AppState>,
    request: HttpRequest,
    form_body: FormBody,
) -> Result<HttpResponse, Problem> {
    let mut conn = state.db.get().await?;
    let named = request.match_info().get("venueId").unwrap_or_default();
    let venue = find_venue_in_scope(&mut conn, &can.scope(), named).await?;
    let screen = VenueScreen::load(&mut conn, &state, &request, can.actor()).await?;
    let done = match form_body.read_pressed("venue-remove") {
        Ok(_) => {
            let (by, now) = (can.staff(), state.clock.now());
            run_detached(async move { remove_venue(&mut conn, &venue, by, now).await }).await
        }
        Err(unsent) => Err(unsent),
    };
    match done {
        Ok(()) => Ok(see_other(&format!(
            "{}?done=venue-removed",
            screen.layout.url(VENUES)
        ))),
        Err(problem) => refuse(problem, |problem| screen.page(None, Some(problem))),
    }
}
