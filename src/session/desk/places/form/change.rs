//! `/{lang}/desk/venues/{venueId}/change`: the form with what is stored, and the change it makes.

use actix_web::{HttpRequest, HttpResponse, web};
use diesel_async::AsyncPgConnection;

use super::screen::{VenueFormScreen, with_position};
use super::typed::VenueForm;
use crate::platform::auth::{Can, Scope, rights};
use crate::platform::http::request::form_body::{FormBody, TypedForm};
use crate::platform::http::request::run_detached;
use crate::platform::ids::StaffId;
use crate::platform::problem::{Problem, STALE};
use crate::platform::state::AppState;
use crate::platform::ui::HtmlPage;
use crate::platform::ui::refused::{refuse, see_other};
use crate::session::actions::change_venue::change_venue;
use crate::session::desk::places::paths::venue_path;
use crate::session::desk::position::parse_position;
use crate::venue::{Venue, find_venue_in_scope};

pub async fn show(
    can: Can<rights::Administer>,
    state: web::Data<AppState>,
    request: HttpRequest,
) -> Result<HttpResponse, Problem> {
    let mut conn = state.db.get().await?;
    let venue = venue(&mut conn, &can.scope(), &request).await?;
    let screen = VenueFormScreen::of_venue(&mut conn, &state, &request, venue).await?;
    Ok(HtmlPage::private(screen.page(&screen.before, None)).answer())
}

pub async fn submit(
    can: Can<rights::Administer>,
    state: web::Data<AppState>,
    request: HttpRequest,
    form_body: FormBody,
) -> Result<HttpResponse, Problem> {
    let mut conn = state.db.get().await?;
    let venue = venue(&mut conn, &can.scope(), &request).await?;
    let back = venue_path(&venue);
    let screen = VenueFormScreen::of_venue(&mut conn, &state, &request, venue.clone()).await?;
    let TypedForm { form, sent } = form_body.read_typed(&[])?;
    let typed = screen.before.typed(&form);
    let is_current = form.text("version") == venue.version.to_string();
    let done = match sent {
        Ok(()) if is_current => save(&state, &screen, venue, &typed, can.staff()).await,
        Ok(()) => Err(Problem::new(&STALE)),
        Err(unsent) => Err(unsent),
    };
    match done {
        Ok(_venue) => Ok(see_other(&format!(
            "{}?done=venue-changed",
            screen.layout.url(&back)
        ))),
        Err(problem) => refuse(problem, |problem| screen.page(&typed, Some(problem))),
    }
}

async fn save(
    state: &web::Data<AppState>,
    screen: &VenueFormScreen,
    venue: Venue,
    typed: &VenueForm,
    by: StaffId,
) -> Result<Venue, Problem> {
    let position = parse_position(&typed.position).ok().flatten();
    let patch = typed.patch(&screen.before, position);
    let (state, owner, typed) = (state.clone(), screen.owner.clone(), typed.clone());
    run_detached(async move {
        let mut conn = state.db.get().await?;
        let checked = patch.validate(&mut conn, &venue, &owner).await;
        with_position(&typed, checked)?;
        let (version, now) = (venue.version, state.clock.now());
        change_venue(&mut conn, (venue, &owner), version, &patch, by, now).await
    })
    .await
}

async fn venue(
    conn: &mut AsyncPgConnection,
    scope: &Scope,
    request: &HttpRequest,
) -> Result<Venue, Problem> {
    let named = request.match_info().get("venueId").unwrap_or_default();
    find_venue_in_scope(conn, scope, named).await
}
