//! `POST /{lang}/desk/closed-days/{closedDaysId}/removal`: the days are as usual again; 303 to the list they stood in.

use actix_web::{HttpRequest, HttpResponse, web};

use super::screen::back;
use crate::organisation::organisations_by_id;
use crate::platform::auth::{Can, rights};
use crate::platform::http::request::form_body::FormBody;
use crate::platform::http::request::run_detached;
use crate::platform::problem::Problem;
use crate::platform::state::AppState;
use crate::platform::ui::Layout;
use crate::platform::ui::refused::see_other;
use crate::session::desk::places::paths::CLOSED_DAYS;
use crate::venue::{find_closed_days, open_days, venues_by_id};

pub async fn remove(
    can: Can<rights::DraftSessions>,
    state: web::Data<AppState>,
    request: HttpRequest,
    form_body: FormBody,
) -> Result<HttpResponse, Problem> {
    let mut conn = state.db.get().await?;
    let named = request.match_info().get("closedDaysId").unwrap_or_default();
    let days = find_closed_days(&mut conn, &can.scope(), named).await?;
    form_body.read_pressed("closed-days-open")?;
    let layout = Layout::asked(&request, &state, CLOSED_DAYS)?;
    let id = days.organisation_id;
    let owner = organisations_by_id(&mut conn, &[id]).await?.remove(&id);
    let owner = owner.ok_or_else(Problem::not_found)?;
    let venue = match days.venue_id {
        Some(id) => venues_by_id(&mut conn, &[id]).await?.remove(&id),
        None => None,
    };
    run_detached(async move {
        let (by, now) = (can.staff(), state.clock.now());
        open_days(&mut conn, &days, by, now).await
    })
    .await?;
    let (place, _) = back(&layout, &owner, venue.as_ref());
    let joined = if place.contains('?') { '&' } else { '?' };
    Ok(see_other(&format!("{place}{joined}done=days-opened")))
}
