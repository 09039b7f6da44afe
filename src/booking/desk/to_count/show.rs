//! The list as it is asked for.

use actix_web::{HttpRequest, HttpResponse, web};

use super::input::ToCountInput;
use super::screen::answer;
use crate::platform::auth::{Can, rights};
use crate::platform::problem::Problem;
use crate::platform::state::AppState;

pub async fn show(
    can: Can<rights::Count>,
    state: web::Data<AppState>,
    request: HttpRequest,
) -> Result<HttpResponse, Problem> {
    let mut conn = state.db.get().await?;
    answer(
        &mut conn,
        &state,
        &request,
        can.actor(),
        ToCountInput::default(),
    )
    .await
}
