//! The page of a problem.

use std::sync::Arc;

use actix_web::HttpResponse;
use askama::Template;

use crate::platform::http::request::RequestId;
use crate::platform::i18n::LocalisedProblem;
use crate::platform::ui::{Branding, HtmlPage, Layout};

/// A problem as a page: what is the case, and what to do next.
#[derive(Template)]
#[template(path = "problem.html")]
pub struct ProblemPage {
    /// The frame; its title is the problem's.
    pub l: Layout,
    /// What to do next.
    pub detail: String,
    /// Faults by field, where the page has no form to show them in.
    pub lines: Vec<String>,
    /// To be read out on the telephone.
    pub code: Option<String>,
}

impl ProblemPage {
    /// The page of a problem. Its links to other languages lead to the start page, as the page that
    /// was asked for may not exist in them either.
    #[must_use]
    pub fn new(
        branding: &Arc<Branding>,
        problem: &LocalisedProblem,
        request: Option<&RequestId>,
    ) -> Self {
        Self {
            l: Layout::new(branding, problem.locale, "/", problem.title.clone()),
            detail: problem.detail.clone(),
            lines: Vec::new(),
            code: request.map(|id| id.code().to_owned()),
        }
    }

    /// The answer; its status is set by whoever knows the kind of the problem.
    #[must_use]
    pub fn answer(self) -> HttpResponse {
        HtmlPage::private(self).answer()
    }
}
