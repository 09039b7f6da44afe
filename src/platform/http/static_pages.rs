//! Pages whose text is fixed: a problem, accessibility, privacy.

use std::sync::Arc;

use actix_web::HttpResponse;
use askama::Template;

use crate::platform::http::request::RequestId;
use crate::platform::i18n::{LocalisedProblem, t, t_with};
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

/// `/{lang}/accessibility`.
#[derive(Template)]
#[template(path = "accessibility.html")]
pub struct AccessibilityPage {
    /// The frame.
    pub l: Layout,
}

impl AccessibilityPage {
    /// The page; the layout's title is set here.
    #[must_use]
    pub fn new(layout: Layout) -> Self {
        Self {
            l: Layout {
                title: t(layout.locale, "accessibility-link").into_owned(),
                ..layout
            },
        }
    }
}

/// `/{lang}/privacy`.
#[derive(Template)]
#[template(path = "privacy.html")]
pub struct PrivacyPage {
    /// The frame.
    pub l: Layout,
    kept_for: String,
}

impl PrivacyPage {
    /// The page, with the days after a session that names are kept. The layout's title is set here.
    #[must_use]
    pub fn new(layout: Layout, kept_days: i64) -> Self {
        Self {
            kept_for: t_with(
                layout.locale,
                "privacy-long.text",
                &[("days", kept_days.into())],
            ),
            l: Layout {
                title: t(layout.locale, "privacy-link").into_owned(),
                ..layout
            },
        }
    }
}
