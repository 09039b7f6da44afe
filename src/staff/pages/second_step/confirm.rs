//! `POST …/confirmation`: turns the second step on; the recovery codes stand in this answer and nowhere else.

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
use crate::staff::actions::confirm_second_step;
use crate::staff::query::own_account;
use crate::staff::second_step::state_of;

pub async fn submit(
    caller: Caller,
    state: web::Data<AppState>,
    request: HttpRequest,
    form_body: FormBody,
) -> Result<HttpResponse, Problem> {
    let actor = caller.0.ok_or_else(sign_in_first)?;
    let TypedForm { form, sent } = form_body.read_typed(&[])?;
    let layout = Layout::asked(&request, &state, PATH)?;
    let done = match sent {
        Ok(()) => confirm(&state, actor.id, form.text("code").to_owned()).await,
        Err(unsent) => Err(unsent),
    };
    let mut conn = state.db.get().await?;
    let far = state_of(&mut conn, actor.id).await?;
    match done {
        Ok(codes) => {
            let page = page(layout, is_owed(&request), far, JustMade::Codes(codes), None);
            Ok(HtmlPage::private(page).answer())
        }
        Err(problem) if problem.kind.status == 422 => {
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

async fn confirm(
    state: &web::Data<AppState>,
    staff: StaffId,
    code: String,
) -> Result<Vec<String>, Problem> {
    let state = state.clone();
    run_detached(async move {
        let mut conn = state.db.get().await?;
        let account = own_account(&mut conn, staff).await?;
        let now = state.clock.now();
        confirm_second_step(&mut conn, &state.keys, &account, &code, now).await
    })
    .await
}
