//! The pages without data: accessibility and privacy, in every language.

use actix_web::{HttpResponse, web};

use crate::platform::http::routing::{Access, Endpoint, get};
use crate::platform::http::static_pages::{AccessibilityPage, PrivacyPage};
use crate::platform::i18n::Locale;
use crate::platform::problem::Problem;
use crate::platform::state::AppState;
use crate::platform::ui::{HtmlPage, Layout};

/// Names are retained for so many days after a session, unless an organisation sets another number.
const RETENTION_DAYS: i64 = 14;

#[must_use]
pub fn endpoints() -> Vec<Endpoint> {
    vec![
        get("/{lang}/accessibility", Access::Public, || {
            web::get().to(accessibility)
        }),
        get("/{lang}/privacy", Access::Public, || web::get().to(privacy)),
    ]
}

async fn accessibility(
    state: web::Data<AppState>,
    lang: web::Path<String>,
) -> Result<HttpResponse, Problem> {
    let layout = layout(&state, &lang, "/accessibility")?;
    Ok(HtmlPage::public(AccessibilityPage::new(layout)).answer())
}

async fn privacy(
    state: web::Data<AppState>,
    lang: web::Path<String>,
) -> Result<HttpResponse, Problem> {
    let layout = layout(&state, &lang, "/privacy")?;
    Ok(HtmlPage::public(PrivacyPage::new(layout, RETENTION_DAYS)).answer())
}

/// The layout for everybody: these pages are the same for those who are signed in.
fn layout(state: &AppState, lang: &str, path: &str) -> Result<Layout, Problem> {
    let locale = Locale::exact(lang).ok_or_else(Problem::not_found)?;
    Ok(Layout::new(&state.branding, locale, path, ""))
}
