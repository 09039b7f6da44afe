//! The pages that stand in every language: accessibility and privacy.

use actix_web::{HttpResponse, web};

use crate::platform::http::routing::{Access, Endpoint, get};
use crate::platform::http::static_pages::{AccessibilityPage, PrivacyPage};
use crate::platform::i18n::Locale;
use crate::platform::problem::Problem;
use crate::platform::ui::{HtmlPage, Layout};

/// Days after a session that names are kept, where an organisation has not said otherwise.
const KEPT_DAYS: i64 = 14;

/// Both.
#[must_use]
pub fn endpoints() -> Vec<Endpoint> {
    vec![
        get("/{lang}/accessibility", Access::Public, || {
            web::get().to(accessibility)
        }),
        get("/{lang}/privacy", Access::Public, || web::get().to(privacy)),
    ]
}

async fn accessibility(lang: web::Path<String>) -> Result<HttpResponse, Problem> {
    let layout = layout(&lang, "/accessibility")?;
    Ok(HtmlPage::public(AccessibilityPage::new(layout)).answer())
}

async fn privacy(lang: web::Path<String>) -> Result<HttpResponse, Problem> {
    let layout = layout(&lang, "/privacy")?;
    Ok(HtmlPage::public(PrivacyPage::new(layout, KEPT_DAYS)).answer())
}

/// The frame for everybody: these pages are the same for those who are signed in.
fn layout(lang: &str, path: &str) -> Result<Layout, Problem> {
    let locale = Locale::exact(lang).ok_or_else(Problem::not_found)?;
    Ok(Layout::new(locale, path, ""))
}
