//! The pages that the law wants: plain data, in the reader's language.

use askama::Template;

use crate::platform::i18n::{t, t_with};
use crate::platform::ui::Layout;

/// An organisation to choose.
#[derive(Debug, Clone)]
pub struct AnsweringLink {
    pub href: String,
    pub name: String,
}

/// `/{lang}/accessibility` and `/{lang}/privacy` where several organisations answer.
#[derive(Template)]
#[template(path = "organisation/choose.html")]
pub struct ChoosePage {
    pub l: Layout,
    pub links: Vec<AnsweringLink>,
}

impl ChoosePage {
    /// Sets the layout's title, by its key.
    #[must_use]
    pub fn new(layout: Layout, title: &str, links: Vec<AnsweringLink>) -> Self {
        Self {
            l: titled(layout, title),
            links,
        }
    }
}

/// What a statement says.
#[derive(Debug, Clone, Default)]
pub struct StatementWords {
    /// How far the law is kept.
    pub conformity: Option<String>,
    /// Paragraphs on what is not accessible.
    pub not_accessible: Vec<String>,
    /// Their language, where it is not the page's.
    pub not_accessible_lang: Option<String>,
    /// Paragraphs on how it was judged.
    pub method: Vec<String>,
    pub method_lang: Option<String>,
    /// "Bedömd 5 oktober 2026. Ändrad 6 oktober 2026."
    pub when: Option<String>,
    /// "Du kan vända dig till …", and the address.
    pub supervisor: Option<(String, Option<String>)>,
    /// The declaration outside.
    pub outside: Option<String>,
}

/// `/{lang}/accessibility/{organisation}`.
#[derive(Template)]
#[template(path = "organisation/accessibility.html")]
pub struct AccessibilityPage {
    pub l: Layout,
    /// That a report has arrived.
    pub notice: Option<String>,
    /// Who answers for the service.
    pub lead: String,
    /// None before anything is said.
    pub statement: Option<StatementWords>,
    /// Said then.
    pub none: String,
    pub report_href: String,
    /// Where else the organisation is reached.
    pub email: Option<String>,
}

impl AccessibilityPage {
    /// The page of an organisation; sets the layout's title.
    #[must_use]
    pub fn new(layout: Layout, name: &str, statement: Option<StatementWords>) -> Self {
        let say = |key: &str| t_with(layout.locale, key, &[("name", name.into())]);
        Self {
            notice: None,
            lead: say("accessibility-answers"),
            none: say("accessibility-none"),
            statement,
            report_href: format!("/{}{}/report", layout.locale.tag(), layout.path),
            email: None,
            l: titled(layout, "accessibility-link"),
        }
    }
}

/// What is kept of people, from the settings of an organisation.
#[derive(Debug, Clone)]
pub struct PrivacyFacts<'a> {
    /// Who answers for it.
    pub controller: &'a str,
    pub email: Option<&'a str>,
    /// By which decision.
    pub decision: Option<&'a str>,
    /// Days after a session that names are kept.
    pub kept_days: i64,
    /// Days that reports of accessibility are kept.
    pub reports_days: i64,
    /// Hours after which a sign-in of staff ends in any case.
    pub sign_in_hours: i64,
}

/// `/{lang}/privacy/{organisation}`.
#[derive(Template)]
#[template(path = "organisation/privacy.html")]
pub struct PrivacyPage {
    pub l: Layout,
    answers: String,
    email: Option<String>,
    kept_for: String,
    decision: Option<String>,
    reports_kept_for: String,
    cookies: String,
}

impl PrivacyPage {
    /// The page of an organisation; sets the layout's title.
    #[must_use]
    pub fn new(layout: Layout, facts: &PrivacyFacts<'_>) -> Self {
        let days = |key: &str, days: i64| t_with(layout.locale, key, &[("days", days.into())]);
        let name = [("name", facts.controller.into())];
        let decision = |decision: &str| {
            let facts = [("decision", decision.into())];
            t_with(layout.locale, "privacy-decision", &facts)
        };
        let hours = [("hours", facts.sign_in_hours.into())];
        Self {
            answers: t_with(layout.locale, "privacy-controller.text", &name),
            email: facts.email.map(str::to_owned),
            kept_for: days("privacy-long.text", facts.kept_days),
            decision: facts.decision.map(decision),
            reports_kept_for: days("privacy-long.reports", facts.reports_days),
            cookies: t_with(layout.locale, "privacy-cookies", &hours),
            l: titled(layout, "privacy-link"),
        }
    }
}

fn titled(layout: Layout, key: &str) -> Layout {
    Layout {
        title: t(layout.locale, key).into_owned(),
        ..layout
    }
}
