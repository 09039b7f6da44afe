//! `POST /{lang}/desk/me/second-step`: makes a secret, which stands in this answer and nowhere else.

use actix_web::{HttpRequest, HttpResponse, web};

use super::screen::{JustMade, PATH, is_owed, page, shown};
use crate::platform::auth::{Caller, sign_in_first};
use crate::platform::http::request::form_body::FormBody;
use crate::platform::http::request::run_detached;
use crate::platform::http::response::refused_page;
use crate::platform::ids::StaffId;
use crate::platform::problem::Problem;
use crate::platform::state::AppState;
use crate::platform::ui::{HtmlPage, Layout};
use crate::staff::actions::begin_second_step;
use crate::staff::problems::SECOND_STEP_ON;
use crate::staff::query::own_account;
use crate::staff::second_step::state_of;

pub async fn submit(
    caller: Caller,
    state: web::Data<AppState>,
    request: HttpRequest,
    form_body: FormBody,
) -> Result<HttpResponse, Problem> {
    let actor = caller.0.ok_or_else(sign_in_first)?;
    form_body.read_pressed("second-step-begin")?;
    let layout = Layout::asked(&request, &state, PATH)?;
    let begun = begin(&state, actor.id).await;
    let mut conn = state.db.get().await?;
    let far = state_of(&mut conn, actor.id).await?;
    match begun {
        Ok(secret) => {
            Ok(HtmlPage::private(page(layout, is_owed(&request), far, secret, None)).answer())
        }
        Err(problem) if *problem.kind == SECOND_STEP_ON => {
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

async fn begin(state: &web::Data<AppState>, staff: StaffId) -> Result<JustMade, Problem> {
    let state = state.clone();
    run_detached(async move {
        let mut conn = state.db.get().await?;
        let account = own_account(&mut conn, staff).await?;
        let now = state.clock.now();
        let secret = begin_second_step(&mut conn, &state.keys, &account, now).await?;
        Ok(JustMade::Secret(shown(&state, &account, &secret)))
    })
    .await
}
