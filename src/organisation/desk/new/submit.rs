//! `POST /{lang}/desk/organisations/new`: 303 to the settings of the new organisation, or the form once more.

use actix_web::{HttpRequest, HttpResponse, web};
use serde_json::json;

use super::screen::{NewOrganisationScreen, typed};
use crate::organisation::actions::add_organisation;
use crate::organisation::desk::paths::organisation_path;
use crate::organisation::model::Organisation;
use crate::platform::auth::{Can, Scope, rights};
use crate::platform::http::request::form_body::{FormBody, TypedForm};
use crate::platform::http::request::run_detached;
use crate::platform::idempotency::{IdempotencyKey, IdempotentRequest};
use crate::platform::ids::StaffId;
use crate::platform::input::form::Form;
use crate::platform::problem::Problem;
use crate::platform::state::AppState;
use crate::platform::ui::refused::{refuse, see_other};

pub async fn submit(
    can: Can<rights::ManageOrganisations>,
    state: web::Data<AppState>,
    request: HttpRequest,
    form_body: FormBody,
) -> Result<HttpResponse, Problem> {
    let mut conn = state.db.get().await?;
    let screen = NewOrganisationScreen::load(&mut conn, &state, &request, &can.scope()).await?;
    drop(conn);
    let TypedForm { form, sent } = form_body.read_typed(&[])?;
    let added = match sent {
        Ok(()) => add(&state, can.scope(), &form).await,
        Err(unsent) => Err(unsent),
    };
    match added {
        Ok(row) => {
            let path = screen.layout.url(&organisation_path(&row));
            Ok(see_other(&format!("{path}?done=organisation-added")))
        }
        Err(problem) => refuse(problem, |problem| {
            screen.page(&form, form.text("key"), Some(problem))
        }),
    }
}

/// Once for each form.
async fn add(
    state: &web::Data<AppState>,
    scope: Scope,
    form: &Form,
) -> Result<Organisation, Problem> {
    let (input, once) = (typed(form), once(state, form, scope.staff));
    let state = state.clone();
    run_detached(async move {
        let mut conn = state.db.get().await?;
        let new = input.validate(&mut conn).await?;
        let now = state.clock.now();
        let (row, _replayed) =
            add_organisation(&mut conn, &scope, &new, once.as_ref(), now).await?;
        Ok(row)
    })
    .await
}

fn once(state: &AppState, form: &Form, by: StaffId) -> Option<IdempotentRequest> {
    let key = IdempotencyKey::parse(form.filled("key")?).ok()?;
    let request = json!(["new-organisation", typed(form)]);
    Some(IdempotentRequest::new(
        by.to_string(),
        key,
        &request,
        &state.keys,
    ))
}
