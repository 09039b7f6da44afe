//! `POST …/end`: turns the second step off by one more code.

use actix_web::{HttpRequest, HttpResponse, web};

use super::screen::{JustMade, PATH, is_owed, page};
use crate::platform::auth::{Caller, sign_in_first};
use crate::platform::http::request::form_body::{FormBody, TypedForm};
use crate::platform::http::request::run_detached;
use crate::platform::http::response::refused_page;
use crate::platform::ids::StaffId;
use crate::platform::problem::Problem;
use crate::platform::state::AppState;
use crate::platform::ui::{HtmlPage, Layout};
use crate::staff::actions::end_second_step;
use crate::staff::pages::answer::redirect;
use crate::staff::query::own_account;
use crate::staff::second_step::state_of;
use crate::staff::sign_in::AttemptPlace;

pub async fn submit(
    caller: Caller,
    state: web::Data<AppState>,
    request: HttpRequest,
    form_body: FormBody,
) -> Result<HttpResponse, Problem> {
    let actor = caller.0.ok_or_else(sign_in_first)?;
    let TypedForm { form, sent } = form_body.read_typed(&[])?;
    let layout = Layout::asked(&request, &state, PATH)?;
    let at = AttemptPlace {
        device: None,
        network: state.limits.network_of(&request),
    };
    let done = match sent {
        Ok(()) => end(&state, actor.id, form.text("code").to_owned(), at).await,
        Err(unsent) => Err(unsent),
    };
    match done {
        Ok(()) => {
            let me = layout.url("/desk/me");
            Ok(redirect(&format!("{me}?done=second-step-off"), &[]))
        }
        Err(problem) if [422, 429].contains(&problem.kind.status) => {
            let mut conn = state.db.get().await?;
            let far = state_of(&mut conn, actor.id).await?;
            let page = page(
                layout,
                is_owed(&request),
                far,
                JustMade::Nothing,
                Some(&problem),
            );
            Ok(refused_page(HtmlPage::private(page).answer(), &problem))
        }
        Err(problem) => Err(problem),
    }
}

async fn end(
    state: &web::Data<AppState>,
    staff: StaffId,
    code: String,
    at: AttemptPlace,
) -> Result<(), Problem> {
    let state = state.clone();
    run_detached(async move {
        let mut conn = state.db.get().await?;
        let account = own_account(&mut conn, staff).await?;
        let now = state.clock.now();
        end_second_step(&mut conn, &state.keys, &account, &code, at, now).await
    })
    .await
}
