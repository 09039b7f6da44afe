//! `GET /{lang}/desk/sessions/new`: the empty form.

use actix_web::{HttpRequest, HttpResponse, web};

use super::form::NewSessionForm;
use super::options::load_options;
use super::page::NewSessionPage;
use crate::platform::auth::{Can, rights};
use crate::platform::i18n::Locale;
use crate::platform::idempotency::IdempotencyKey;
use crate::platform::problem::Problem;
use crate::platform::state::AppState;
use crate::platform::ui::HtmlPage;
use crate::platform::ui::form::FormErrors;
use crate::session::desk::layout::desk_layout;

/// The layout's path; the page sets its title.
pub(super) const PATH: &str = "/desk/sessions/new";

pub async fn show(
    can: Can<rights::DraftSessions>,
    state: web::Data<AppState>,
    lang: web::Path<String>,
    request: HttpRequest,
) -> Result<HttpResponse, Problem> {
    let locale = Locale::exact(&lang).ok_or_else(Problem::not_found)?;
    let mut conn = state.db.get().await?;
    let options = load_options(&mut conn, locale, can.actor(), state.clock.now()).await?;
    let form = NewSessionForm {
        kind: "one-to-one".to_owned(),
        minutes: "60".to_owned(),
        seats: "1".to_owned(),
        ..NewSessionForm::default()
    };
    let layout = desk_layout(locale, PATH, String::new(), &request, &state);
    let key = IdempotencyKey::fresh();
    let page = NewSessionPage::new(
        layout,
        key.as_str(),
        &options,
        &form,
        &FormErrors::none(),
        None,
    );
    Ok(HtmlPage::private(page).answer())
}
