//! `GET /{lang}/desk/sessions/{sessionId}/message`: the empty form.

use actix_web::{HttpRequest, HttpResponse, web};

use super::form::MessageForm;
use super::screen::{MessageInput, MessageScreen};
use crate::platform::auth::{Can, rights};
use crate::platform::idempotency::IdempotencyKey;
use crate::platform::problem::Problem;
use crate::platform::state::AppState;
use crate::platform::ui::HtmlPage;

pub async fn show(
    can: Can<rights::ServePeople>,
    state: web::Data<AppState>,
    request: HttpRequest,
) -> Result<HttpResponse, Problem> {
    let mut conn = state.db.get().await?;
    let screen = MessageScreen::load(&mut conn, &state, &request, &can).await?;
    let input = MessageInput {
        form: MessageForm::empty(&screen.languages),
        key: IdempotencyKey::fresh().as_str().to_owned(),
        ..MessageInput::default()
    };
    Ok(HtmlPage::private(screen.page(&input)).answer())
}
