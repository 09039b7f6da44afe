//! The page as it is asked for.

use actix_web::{HttpRequest, HttpResponse, web};

use super::page::ForgottenPage;
use crate::platform::i18n::Locale;
use crate::platform::input::query::Query;
use crate::platform::problem::Problem;
use crate::platform::state::AppState;
use crate::platform::ui::{HtmlPage, Layout};

/// # Errors
/// 404 for a language that is not offered.
pub async fn show(
    request: HttpRequest,
    lang: web::Path<String>,
    state: web::Data<AppState>,
) -> Result<HttpResponse, Problem> {
    let locale = Locale::exact(&lang).ok_or_else(Problem::not_found)?;
    let layout = Layout::new(&state.branding, locale, "/desk/forgotten", "");
    let is_sent = Query::lenient(&request).get("sent") == Some("true");
    Ok(HtmlPage::private(ForgottenPage::new(layout, "", is_sent, None)).answer())
}
