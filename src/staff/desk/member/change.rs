//! `POST /{lang}/desk/staff/{staffId}`: name, address and pledge, against the version that was shown.

use actix_web::{HttpRequest, HttpResponse, web};

use super::screen::MemberScreen;
use crate::platform::audit;
use crate::platform::auth::{Can, Scope, rights};
use crate::platform::http::request::form_body::{FormBody, TypedForm};
use crate::platform::http::request::run_detached;
use crate::platform::input::form::Form;
use crate::platform::problem::{Problem, STALE};
use crate::platform::state::AppState;
use crate::staff::actions::{MemberChange, change_member};
use crate::staff::model::StaffAccount;
use crate::staff::request::StaffPatch;

pub async fn submit(
    can: Can<rights::Administer>,
    state: web::Data<AppState>,
    request: HttpRequest,
    form_body: FormBody,
) -> Result<HttpResponse, Problem> {
    let mut conn = state.db.get().await?;
    let screen = MemberScreen::load(&mut conn, &state, &request, can.scope()).await?;
    drop(conn);
    let TypedForm { form, sent } = form_body.read_typed(&[])?;
    let done = match sent.and_then(|()| wanted(&screen.account, &form)) {
        Ok((version, patch)) => {
            change(&state, can.scope(), screen.account.clone(), version, patch).await
        }
        Err(problem) => Err(problem),
    };
    match done {
        Ok(()) => Ok(screen.done("changed")),
        Err(problem) => screen.refused(&form, problem),
    }
}

/// The version that was shown, and what differs from it.
fn wanted(before: &StaffAccount, form: &Form) -> Result<(i32, StaffPatch), Problem> {
    let version = form.text("version").parse();
    let version = version.map_err(|_no_version| Problem::new(&STALE))?;
    Ok((version, StaffPatch::typed(before, form)))
}

/// Changes the account as a patch says it.
pub async fn change(
    state: &web::Data<AppState>,
    scope: Scope,
    before: StaffAccount,
    version: i32,
    patch: StaffPatch,
) -> Result<(), Problem> {
    let validated = patch.validate(&[])?;
    let shared = state.clone();
    run_detached(async move {
        let now = shared.clock.now();
        let change = MemberChange {
            account: validated.account_change(&before, None, now)?,
            pledged_on: validated.pledged_on,
            facts: audit::members(&patch),
        };
        let mut conn = shared.db.get().await?;
        change_member(&mut conn, &scope, &before, version, &change, now).await
    })
    .await
}
