//! The page as it is asked for.

use actix_web::{HttpRequest, HttpResponse, web};

use super::screen::MemberScreen;
use crate::platform::auth::{Can, rights};
use crate::platform::input::form::Form;
use crate::platform::problem::Problem;
use crate::platform::state::AppState;
use crate::platform::ui::HtmlPage;

pub async fn show(
    can: Can<rights::Administer>,
    state: web::Data<AppState>,
    request: HttpRequest,
) -> Result<HttpResponse, Problem> {
    let mut conn = state.db.get().await?;
    let screen = MemberScreen::load(&mut conn, &state, &request, can.scope()).await?;
    Ok(HtmlPage::private(screen.page(&Form::default(), None)).answer())
}
