//! The pages that the law wants, on accessibility and on people's data, with sample data.

use motesplats::organisation::pages::{
    AccessibilityPage, AnsweringLink, ChoosePage, PrivacyFacts, PrivacyPage, ReportPage,
    StatementWords,
};
use motesplats::platform::i18n::{Locale, t};
use motesplats::platform::problem::{Fault, Faults};
use motesplats::platform::ui::form::{BotCheck, FormErrors};

use super::samples::layout;
use super::{Rendered, html};

pub fn pages(locale: Locale) -> Vec<Rendered> {
    vec![
        html(
            "accessibility",
            accessibility(locale, Some(statement(locale))),
        ),
        html("accessibility-none", accessibility(locale, None)),
        html("accessibility-choose", choose(locale)),
        html("accessibility-report", report(locale, false)),
        html("accessibility-report-wrong", report(locale, true)),
        html("privacy", privacy(locale)),
    ]
}

const TOWN: &str = "Katrineholms kommun";

fn statement(locale: Locale) -> StatementWords {
    StatementWords {
        conformity: Some(t(locale, "accessibility-conformity-partial").into_owned()),
        not_accessible: vec!["Bilderna i programmet saknar beskrivning.".to_owned()],
        not_accessible_lang: (locale != Locale::Sv).then(|| "sv".to_owned()),
        method: vec!["Egen granskning med skärmläsare.".to_owned()],
        method_lang: (locale != Locale::Sv).then(|| "sv".to_owned()),
        when: Some("5 oktober 2026".to_owned()),
        supervisor: Some(("Tillsyn".to_owned(), Some("https://exempel.se/".to_owned()))),
        outside: None,
    }
}

fn accessibility(locale: Locale, statement: Option<StatementWords>) -> AccessibilityPage {
    let layout = layout(locale, "/accessibility/katrineholm");
    AccessibilityPage {
        email: Some("bibliotek@exempel.se".to_owned()),
        ..AccessibilityPage::new(layout, TOWN, statement)
    }
}

fn choose(locale: Locale) -> ChoosePage {
    let link = |name: &str| AnsweringLink {
        href: format!("/{}/accessibility/{name}", locale.tag()),
        name: name.to_owned(),
    };
    let links = ["Flen", "Katrineholm"].map(link).to_vec();
    ChoosePage::new(
        layout(locale, "/accessibility"),
        "accessibility-link",
        links,
    )
}

fn report(locale: Locale, wrong: bool) -> ReportPage {
    let mut faults = Faults::none();
    if wrong {
        faults.add("/what", Fault::new("empty"));
    }
    let errors = FormErrors::of(locale, &faults.into_fields());
    let layout = layout(locale, "/accessibility/katrineholm/report");
    let check = BotCheck {
        shown: "shown".to_owned(),
    };
    let sealed = ("key".to_owned(), check);
    ReportPage::new(layout, (TOWN, 90), sealed, Default::default(), &errors)
}

fn privacy(locale: Locale) -> PrivacyPage {
    let facts = PrivacyFacts {
        controller: TOWN,
        email: Some("bibliotek@exempel.se"),
        decision: Some("KS 2026/0117-4"),
        kept_days: 14,
        reports_days: 90,
        sign_in_hours: 12,
    };
    PrivacyPage::new(layout(locale, "/privacy/katrineholm"), &facts)
}
