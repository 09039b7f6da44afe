//! What was refused, in the reader's language, and the page that says so; faults of fields stand beside their fields.

use actix_web::HttpResponse;
use actix_web::http::header;
use askama::Template;

use super::page::HtmlPage;
use crate::platform::http::response::refused_page;
use crate::platform::i18n::{Locale, localise};
use crate::platform::problem::{Problem, UNSENT_FORM};

/// A refusal that stands at no field.
#[derive(Debug, Clone)]
pub struct Refused {
    pub title: String,
    pub detail: String,
}

impl Refused {
    pub fn of(problem: Option<&Problem>, locale: Locale) -> Option<Self> {
        let whole = |one: &&Problem| one.fields.is_empty() && *one.kind != UNSENT_FORM;
        let said = localise(problem.filter(whole)?, locale);
        Some(Self {
            title: said.title,
            detail: said.detail,
        })
    }
}

/// 303: what a form did is seen at another address, which can be loaded again.
#[must_use]
pub fn see_other(url: &str) -> HttpResponse {
    HttpResponse::SeeOther()
        .insert_header((header::LOCATION, url))
        .finish()
}

/// The page as it was sent, where it can say what was refused.
///
/// # Errors
/// Every other problem.
pub fn refuse<T: Template>(
    problem: Problem,
    page: impl FnOnce(&Problem) -> T,
) -> Result<HttpResponse, Problem> {
    match [401, 409, 412, 422].contains(&problem.kind.status) {
        true => Ok(refused_page(
            HtmlPage::private(page(&problem)).answer(),
            &problem,
        )),
        false => Err(problem),
    }
}
