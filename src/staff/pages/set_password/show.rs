//! The page as it is asked for.

use actix_web::{HttpRequest, HttpResponse, web};

use super::page::SetPasswordPage;
use crate::platform::http::response::refused_page;
use crate::platform::i18n::Locale;
use crate::platform::input::query::Query;
use crate::platform::problem::Problem;
use crate::platform::state::AppState;
use crate::platform::ui::{HtmlPage, Layout};
use crate::staff::account_link::{find_holder, hash_of};
use crate::staff::problems::LINK_OVER;

/// # Errors
/// 404 for a language that is not offered.
pub async fn show(
    request: HttpRequest,
    lang: web::Path<String>,
    state: web::Data<AppState>,
) -> Result<HttpResponse, Problem> {
    let locale = Locale::exact(&lang).ok_or_else(Problem::not_found)?;
    let query = Query::lenient(&request);
    let key = query.get("key").unwrap_or_default();
    let mut conn = state.db.get().await?;
    let holder = find_holder(&mut conn, key, state.clock.now()).await?;
    let layout = layout(&state, locale, key);
    let Some(email) = holder.and_then(|holder| holder.email) else {
        return Ok(over(layout));
    };
    Ok(HtmlPage::private(SetPasswordPage::new(layout, key, &email, None)).answer())
}

/// The page in another language is behind the same link.
pub(super) fn layout(state: &AppState, locale: Locale, key: &str) -> Layout {
    let path = match hash_of(key) {
        Some(_) => format!("/desk/password?key={key}"),
        None => "/desk/password".to_owned(),
    };
    Layout::new(&state.branding, locale, path, "")
}

/// The page for whoever comes too late.
pub(super) fn over(layout: Layout) -> HttpResponse {
    let problem = Problem::new(&LINK_OVER);
    let page = HtmlPage::private(SetPasswordPage::over(layout, &problem)).answer();
    refused_page(page, &problem)
}
