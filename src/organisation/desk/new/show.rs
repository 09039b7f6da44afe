//! The empty form.

use actix_web::{HttpRequest, HttpResponse, web};

use super::screen::NewOrganisationScreen;
use crate::platform::auth::{Can, rights};
use crate::platform::idempotency::IdempotencyKey;
use crate::platform::input::form::Form;
use crate::platform::problem::Problem;
use crate::platform::state::AppState;
use crate::platform::ui::HtmlPage;

pub async fn show(
    can: Can<rights::ManageOrganisations>,
    state: web::Data<AppState>,
    request: HttpRequest,
) -> Result<HttpResponse, Problem> {
    let mut conn = state.db.get().await?;
    let screen = NewOrganisationScreen::load(&mut conn, &state, &request, &can.scope()).await?;
    let key = IdempotencyKey::fresh();
    Ok(HtmlPage::private(screen.page(&Form::default(), key.as_str(), None)).answer())
}
