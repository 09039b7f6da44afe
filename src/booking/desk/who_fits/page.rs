//! View model of who fits a session. `templates/booking/who_fits.html` shows it.

use askama::Template;

use crate::booking::present::RefusalText;
use crate::platform::i18n::{Locale, languages, named, t, t_with};
use crate::platform::ui::Layout;
use crate::session::{Candidate, Fit, Hours};

/// Somebody, with what is known of them.
#[derive(Debug, Clone, Default)]
pub struct CandidateRow {
    pub id: String,
    pub name: String,
    /// What speaks for them, and then what speaks against them.
    pub facts: Vec<String>,
}

/// The form sends `version`, `helper` and `act`: `add` or `remove`.
#[derive(Template)]
#[template(path = "booking/who_fits.html")]
pub struct WhoFitsPage {
    pub l: Layout,
    pub notice: Option<String>,
    pub refused: Option<RefusalText>,
    pub back_href: String,
    /// "13.00 Mobilhjälp, tisdag 6 oktober".
    pub session: String,
    pub action: String,
    pub version: String,
    pub helping: Vec<CandidateRow>,
    /// Who can come, the best first.
    pub free: Vec<CandidateRow>,
    /// Who cannot, with the reason.
    pub others: Vec<CandidateRow>,
}

impl CandidateRow {
    #[must_use]
    pub fn of(locale: Locale, candidate: &Candidate) -> Self {
        Self {
            id: candidate.id.to_string(),
            name: candidate.name.clone(),
            facts: facts(locale, &candidate.fit),
        }
    }
}

fn facts(locale: Locale, fit: &Fit) -> Vec<String> {
    let all = |key: &str, names: Vec<String>| {
        let names = names.join(", ");
        (!names.is_empty()).then(|| t_with(locale, key, &[("what", names.into())]))
    };
    let named_all = |family: &str, names: &[String]| {
        let names = names.iter();
        names
            .map(|name| named(locale, family, name).into_owned())
            .collect()
    };
    let speaks = fit.languages.iter();
    let speaks = speaks.map(|tag| languages::name(locale, tag)).collect();
    let if_so = |so: bool, key: &str| so.then(|| t(locale, key).into_owned());
    let facts = [
        if_so(fit.hours == Hours::Within, "fits-hours"),
        all("fits-speaks", speaks),
        all("fits-knows", named_all("topic", &fit.topics)),
        all("fits-knows", named_all("device", &fit.devices)),
        if_so(!fit.allowed, "fits-not-allowed"),
        if_so(fit.away, "fits-away"),
        if_so(fit.taken, "fits-taken"),
        if_so(fit.hours == Hours::Outside, "fits-off-hours"),
    ];
    facts.into_iter().flatten().collect()
}
