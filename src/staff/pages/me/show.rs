//! The page as it is asked for.

use actix_web::{HttpRequest, HttpResponse, web};

use super::screen::MeScreen;
use crate::platform::auth::{Caller, sign_in_first};
use crate::platform::input::form::Form;
use crate::platform::input::query::Query;
use crate::platform::problem::Problem;
use crate::platform::state::AppState;
use crate::platform::ui::HtmlPage;

pub async fn show(
    caller: Caller,
    state: web::Data<AppState>,
    request: HttpRequest,
) -> Result<HttpResponse, Problem> {
    let actor = caller.0.ok_or_else(sign_in_first)?;
    let mut conn = state.db.get().await?;
    let screen = MeScreen::load(&mut conn, &state, &request, &actor).await?;
    let query = Query::lenient(&request);
    let done = query.get("done").and_then(|done| screen.layout.done(done));
    Ok(HtmlPage::private(screen.page(&Form::default(), None, done, None)).answer())
}
