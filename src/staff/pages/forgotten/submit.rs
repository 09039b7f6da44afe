//! `POST /{lang}/desk/forgotten`: 303 to the same page, whoever has the address.

use actix_web::{HttpRequest, HttpResponse, web};

use super::page::ForgottenPage;
use super::send::send_later;
use crate::platform::http::request::form_body::FormBody;
use crate::platform::http::response::refused_page;
use crate::platform::i18n::Locale;
use crate::platform::problem::{Fault, Problem};
use crate::platform::state::AppState;
use crate::platform::ui::{HtmlPage, Layout};
use crate::staff::pages::answer::redirect;

/// # Errors
/// Those of reading the form.
pub async fn submit(
    request: HttpRequest,
    lang: web::Path<String>,
    state: web::Data<AppState>,
    form_body: FormBody,
) -> Result<HttpResponse, Problem> {
    let locale = Locale::exact(&lang).ok_or_else(Problem::not_found)?;
    let form = form_body.read()?;
    let asked = match form.filled("email") {
        Some(email) => send_later(&state, &request, email),
        None => Err(Problem::fault("/email", Fault::new("empty"))),
    };
    let Err(problem) = asked else {
        let to = format!("/{}/desk/forgotten?sent=true", locale.tag());
        return Ok(redirect(&to, &[]));
    };
    let layout = Layout::new(&state.branding, locale, "/desk/forgotten", "");
    let page = ForgottenPage::new(layout, form.text("email"), false, Some(&problem));
    Ok(refused_page(HtmlPage::private(page).answer(), &problem))
}
