//! `/{lang}/desk/closed-days/{closedDaysId}/change`: the form with what is stored, and the change it makes.

use actix_web::{HttpRequest, HttpResponse, web};

use super::form_fields::ClosedDaysForm;
use super::screen::CloseScreen;
use crate::platform::auth::{Can, rights};
use crate::platform::http::request::form_body::{FormBody, TypedForm};
use crate::platform::http::request::run_detached;
use crate::platform::ids::StaffId;
use crate::platform::problem::{Problem, STALE};
use crate::platform::state::AppState;
use crate::platform::ui::HtmlPage;
use crate::platform::ui::refused::{refuse, see_other};
use crate::session::desk::places::paths::closed_days_path;
use crate::venue::{ClosedDays, change_closed_days};

pub async fn show(
    can: Can<rights::DraftSessions>,
    state: web::Data<AppState>,
    request: HttpRequest,
) -> Result<HttpResponse, Problem> {
    let mut conn = state.db.get().await?;
    let screen = CloseScreen::of_days(&mut conn, &state, &request, &can.scope()).await?;
    Ok(HtmlPage::private(screen.page(&screen.before(), None)).answer())
}

/// Which sessions the days meet now stands on the page that follows.
pub async fn submit(
    can: Can<rights::DraftSessions>,
    state: web::Data<AppState>,
    request: HttpRequest,
    form_body: FormBody,
) -> Result<HttpResponse, Problem> {
    let mut conn = state.db.get().await?;
    let screen = CloseScreen::of_days(&mut conn, &state, &request, &can.scope()).await?;
    let days = screen.days.clone().ok_or_else(Problem::not_found)?;
    let back = screen.layout.url(&closed_days_path(days.id));
    let TypedForm { form, sent } = form_body.read_typed(&[])?;
    let typed = screen.before().typed(&form);
    let is_current = form.text("version") == days.version.to_string();
    let done = match sent {
        Ok(()) if is_current => save(&state, &screen, days, &typed, can.staff()).await,
        Ok(()) => Err(Problem::new(&STALE)),
        Err(unsent) => Err(unsent),
    };
    match done {
        Ok(()) => Ok(see_other(&format!("{back}?done=days-changed"))),
        Err(problem) => refuse(problem, |problem| screen.page(&typed, Some(problem))),
    }
}

async fn save(
    state: &web::Data<AppState>,
    screen: &CloseScreen,
    days: ClosedDays,
    typed: &ClosedDaysForm,
    by: StaffId,
) -> Result<(), Problem> {
    let patch = typed.patch(&screen.before());
    let language = screen.whose.owner.language_tag();
    let language = language.map_err(|fault| Problem::fault("/reason", fault))?;
    let state = state.clone();
    run_detached(async move {
        let mut conn = state.db.get().await?;
        let (version, now) = (days.version, state.clock.now());
        change_closed_days(&mut conn, days, version, (&patch, language), by, now)
            .await
            .map(drop)
    })
    .await
}
