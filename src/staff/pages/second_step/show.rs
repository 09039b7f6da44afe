//! The page as it is asked for.

use actix_web::{HttpRequest, HttpResponse, web};

use super::screen::{JustMade, PATH, is_owed, page};
use crate::platform::auth::{Caller, sign_in_first};
use crate::platform::problem::Problem;
use crate::platform::state::AppState;
use crate::platform::ui::{HtmlPage, Layout};
use crate::staff::second_step::state_of;

pub async fn show(
    caller: Caller,
    state: web::Data<AppState>,
    request: HttpRequest,
) -> Result<HttpResponse, Problem> {
    let actor = caller.0.ok_or_else(sign_in_first)?;
    let layout = Layout::asked(&request, &state, PATH)?;
    let mut conn = state.db.get().await?;
    let far = state_of(&mut conn, actor.id).await?;
    Ok(HtmlPage::private(page(
        layout,
        is_owed(&request),
        far,
        JustMade::Nothing,
        None,
    ))
    .answer())
}
