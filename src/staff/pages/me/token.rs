//! `POST /{lang}/desk/me/tokens`: makes a token, which stands in this answer and nowhere else.

use actix_web::{HttpRequest, HttpResponse, web};
use chrono::{DateTime, TimeDelta, Utc};

use super::page::MadeToken;
use super::screen::{DAYS, MeScreen};
use crate::platform::auth::{Caller, ProvedByProvider, sign_in_first};
use crate::platform::http::request::form_body::{FormBody, TypedForm};
use crate::platform::http::request::run_detached;
use crate::platform::http::response::refused_page;
use crate::platform::ids::StaffId;
use crate::platform::input::form::Form;
use crate::platform::problem::Problem;
use crate::platform::state::AppState;
use crate::platform::time::rfc3339;
use crate::platform::ui::HtmlPage;
use crate::staff::actions::make_token;
use crate::staff::own_token::OwnTokenRequest;

const LISTS: [&str; 2] = ["read", "write"];

pub async fn submit(
    caller: Caller,
    state: web::Data<AppState>,
    request: HttpRequest,
    form_body: FormBody,
) -> Result<HttpResponse, Problem> {
    let actor = caller.0.ok_or_else(sign_in_first)?;
    let TypedForm { form, sent } = form_body.read_typed(&LISTS)?;
    let made = match sent {
        Ok(()) => make(&state, &request, actor.id, &form).await,
        Err(unsent) => Err(unsent),
    };
    let mut conn = state.db.get().await?;
    let screen = MeScreen::load(&mut conn, &state, &request, &actor).await?;
    match made {
        Ok(made) => {
            let page = screen.page(&Form::default(), Some(made), None, None);
            Ok(HtmlPage::private(page).answer())
        }
        Err(problem) if problem.kind.status == 422 => {
            let page = screen.page(&form, None, None, Some(&problem));
            Ok(refused_page(HtmlPage::private(page).answer(), &problem))
        }
        Err(problem) => Err(problem),
    }
}

async fn make(
    state: &web::Data<AppState>,
    request: &HttpRequest,
    staff: StaffId,
    form: &Form,
) -> Result<MadeToken, Problem> {
    let now = state.clock.now();
    let by_provider = ProvedByProvider::is_beside(request);
    let new = typed(form, now).validate(by_provider, now)?;
    let shared = state.clone();
    run_detached(async move {
        let mut conn = shared.db.get().await?;
        let issued = make_token(&mut conn, staff, &new, now).await?;
        Ok(MadeToken {
            name: new.name,
            token: issued.text,
        })
    })
    .await
}

fn typed(form: &Form, now: DateTime<Utc>) -> OwnTokenRequest {
    let days = form.text("days");
    let days = days.parse().ok().filter(|_| DAYS.contains(&days));
    let ends = days.map(|days: u16| rfc3339(now + TimeDelta::days(days.into())));
    let scopes = form.fields().filter(|(name, _)| LISTS.contains(name));
    OwnTokenRequest {
        name: form.text("name").to_owned(),
        scopes: scopes
            .map(|(verb, noun)| format!("{noun}:{verb}"))
            .collect(),
        expires_at: ends.unwrap_or_default(),
    }
}
