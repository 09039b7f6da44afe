//! `GET /{lang}/desk/letter-texts/{organisationId}/{kind}`: the form with what stands there.

use actix_web::{HttpRequest, HttpResponse, web};

use super::screen::{OwnTextInput, OwnTextScreen};
use crate::platform::auth::{Can, rights};
use crate::platform::problem::Problem;
use crate::platform::state::AppState;
use crate::platform::ui::HtmlPage;

pub async fn show(
    can: Can<rights::Administer>,
    state: web::Data<AppState>,
    request: HttpRequest,
) -> Result<HttpResponse, Problem> {
    let mut conn = state.db.get().await?;
    let screen = OwnTextScreen::load(&mut conn, &state, &request, &can.scope()).await?;
    let input = OwnTextInput {
        form: screen.before.clone(),
        ..OwnTextInput::default()
    };
    Ok(HtmlPage::private(screen.page(&input)).answer())
}
