//! `POST /{lang}/desk/helper-hours`: adds hours. `…/{helperHoursId}/removal` takes some away.

use actix_web::{HttpRequest, HttpResponse, web};
use serde_json::json;

use super::screen::HoursScreen;
use super::show::PATH;
use crate::platform::auth::{Can, rights};
use crate::platform::http::request::form_body::{FormBody, TypedForm};
use crate::platform::http::request::run_detached;
use crate::platform::http::response::refused_page;
use crate::platform::i18n::dates;
use crate::platform::idempotency::{IdempotencyKey, IdempotentRequest};
use crate::platform::input::form::Form;
use crate::platform::problem::Problem;
use crate::platform::state::AppState;
use crate::platform::time::today;
use crate::platform::ui::refused::see_other;
use crate::platform::ui::{HtmlPage, Layout};
use crate::session::api::helper_hours::hours_of;
use crate::session::helper_hours::record::{add_hours, remove_hours};
use crate::session::helper_hours::request::HelperHoursRequest;

pub async fn submit(
    can: Can<rights::DraftSessions>,
    state: web::Data<AppState>,
    request: HttpRequest,
    form_body: FormBody,
) -> Result<HttpResponse, Problem> {
    let TypedForm { form, sent } = form_body.read_typed(&[])?;
    let layout = Layout::asked(&request, &state, PATH)?;
    let typed = typed(&form);
    let done = match sent {
        Ok(()) => add(&can, &state, &typed, &form).await,
        Err(unsent) => Err(unsent),
    };
    match done {
        Ok(()) => Ok(see_other(&layout.url(&format!("{PATH}?done=hours-added")))),
        Err(refused) if [401, 409, 422].contains(&refused.kind.status) => {
            let (mut conn, day) = (state.db.get().await?, today(state.clock.now()));
            let screen = HoursScreen::load(&mut conn, &can.scope(), day).await?;
            let page = screen.page(layout, &typed, Some(&refused), None);
            Ok(refused_page(HtmlPage::private(page).answer(), &refused))
        }
        Err(other) => Err(other),
    }
}

fn typed(form: &Form) -> HelperHoursRequest {
    let text = |name: &str| form.text(name).to_owned();
    HelperHoursRequest {
        staff_id: text("helper"),
        weekday: text("weekday"),
        from: text("from"),
        to: text("to"),
        venue: text("venue"),
    }
}

async fn add(
    can: &Can<rights::DraftSessions>,
    state: &web::Data<AppState>,
    typed: &HelperHoursRequest,
    form: &Form,
) -> Result<(), Problem> {
    let (staff, now) = (can.staff(), state.clock.now());
    let key = form
        .filled("key")
        .and_then(|key| IdempotencyKey::parse(key).ok());
    let once =
        key.map(|key| IdempotentRequest::new(staff.to_string(), key, &json!(typed), &state.keys));
    let mut conn = state.db.get().await?;
    let read = as_the_api_takes_it(typed);
    let hours = read.validate(&mut conn, &can.scope()).await?;
    run_detached(async move {
        add_hours(&mut conn, &hours, once.as_ref(), staff, now)
            .await
            .map(drop)
    })
    .await
}

/// `9.00` is `09:00`; what is no time stays, to be refused.
fn as_the_api_takes_it(typed: &HelperHoursRequest) -> HelperHoursRequest {
    let time = |text: &str| match dates::parse_time(text) {
        Some(time) => time.format("%H:%M").to_string(),
        None => text.to_owned(),
    };
    HelperHoursRequest {
        from: time(&typed.from),
        to: time(&typed.to),
        ..typed.clone()
    }
}

pub async fn remove(
    can: Can<rights::DraftSessions>,
    state: web::Data<AppState>,
    request: HttpRequest,
    form_body: FormBody,
) -> Result<HttpResponse, Problem> {
    form_body.read()?;
    let layout = Layout::asked(&request, &state, PATH)?;
    let id = request
        .match_info()
        .get("helperHoursId")
        .unwrap_or_default();
    let mut conn = state.db.get().await?;
    let (hours, ..) = hours_of(&mut conn, id, &can.scope()).await?;
    let (staff, now) = (can.staff(), state.clock.now());
    run_detached(async move { remove_hours(&mut conn, &hours, staff, now).await }).await?;
    Ok(see_other(
        &layout.url(&format!("{PATH}?done=hours-removed")),
    ))
}
