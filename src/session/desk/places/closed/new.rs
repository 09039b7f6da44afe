//! `/{lang}/desk/closed-days/new?venue=` or `?organisation=`: the form, and the days it closes.

use actix_web::{HttpRequest, HttpResponse, web};
use serde_json::json;

use super::form_fields::ClosedDaysForm;
use super::screen::CloseScreen;
use crate::platform::auth::{Can, Scope, rights};
use crate::platform::http::request::form_body::{FormBody, TypedForm};
use crate::platform::http::request::run_detached;
use crate::platform::idempotency::{IdempotencyKey, IdempotentRequest};
use crate::platform::problem::Problem;
use crate::platform::state::AppState;
use crate::platform::ui::refused::{refuse, see_other};
use crate::platform::ui::{HtmlPage, Layout};
use crate::session::desk::places::paths::{CLOSE_DAYS, CLOSED_DAYS, closed_days_path};
use crate::venue::{ClosedDays, close_days};

pub async fn show(
    can: Can<rights::DraftSessions>,
    state: web::Data<AppState>,
    request: HttpRequest,
) -> Result<HttpResponse, Problem> {
    let mut conn = state.db.get().await?;
    match CloseScreen::load(&mut conn, &state, &request, &can.scope()).await? {
        Some(screen) => Ok(HtmlPage::private(screen.page(&screen.before(), None)).answer()),
        None => choose(&state, &request),
    }
}

/// Which sessions the days meet stands on the page that follows.
pub async fn submit(
    can: Can<rights::DraftSessions>,
    state: web::Data<AppState>,
    request: HttpRequest,
    form_body: FormBody,
) -> Result<HttpResponse, Problem> {
    let mut conn = state.db.get().await?;
    let loaded = CloseScreen::load(&mut conn, &state, &request, &can.scope()).await?;
    let Some(screen) = loaded else {
        return choose(&state, &request);
    };
    let TypedForm { form, sent } = form_body.read_typed(&[])?;
    let typed = screen.before().typed(&form);
    let key = IdempotencyKey::of_form(form.text("key"));
    let done = match sent {
        Ok(()) => close(&state, &screen, &typed, key, can.scope()).await,
        Err(unsent) => Err(unsent),
    };
    match done {
        Ok(days) => Ok(see_other(&format!(
            "{}?done=days-closed",
            screen.layout.url(&closed_days_path(days.id))
        ))),
        Err(problem) => refuse(problem, |problem| screen.page(&typed, Some(problem))),
    }
}

async fn close(
    state: &web::Data<AppState>,
    screen: &CloseScreen,
    typed: &ClosedDaysForm,
    key: IdempotencyKey,
    scope: Scope,
) -> Result<ClosedDays, Problem> {
    let request = typed.request();
    let of = screen.whose.as_owner();
    let asked = json!([of.organisation, of.venue, request]);
    let once = IdempotentRequest::new(scope.staff.to_string(), key, &asked, &state.keys);
    let language = screen.whose.owner.language_tag();
    let language = language.map_err(|fault| Problem::fault("/reason", fault))?;
    let new = request.validate(language)?;
    let state = state.clone();
    run_detached(async move {
        let mut conn = state.db.get().await?;
        let now = state.clock.now();
        let (days, _replayed) = close_days(&mut conn, of, &new, Some(&once), &scope, now).await?;
        Ok(days)
    })
    .await
}

fn choose(state: &AppState, request: &HttpRequest) -> Result<HttpResponse, Problem> {
    let layout = Layout::asked(request, state, CLOSE_DAYS)?;
    Ok(see_other(&layout.url(CLOSED_DAYS)))
}
