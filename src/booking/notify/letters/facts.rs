//! What every letter says: who, when, where, and whom to call; and what a written letter is.
//! A subject never says what a session is about: it is read over shoulders.
//! `subject` fills the facts, the letters write from them.

use std::sync::Arc;

use crate::booking::code::Code;
use crate::platform::i18n::{Locale, t, t_with};
use crate::platform::ui::Branding;
use crate::session::{Bring, TimeLine};

/// A letter ready to be sent.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct LetterText {
    /// One line.
    pub subject: String,
    /// For those who read plain text.
    pub text: String,
    /// For the others.
    pub html: String,
}

/// What every letter says: who, when, where, and whom to call.
#[derive(Debug, Clone)]
pub(super) struct LetterFacts {
    /// The colours of its links.
    pub branding: Arc<Branding>,
    /// The booking's language.
    pub locale: Locale,
    /// Who comes.
    pub name: String,
    /// The session's title.
    pub title: String,
    /// "tisdag 6 oktober kl. 13.00", for the subject.
    pub when: String,
    /// "tisdag 6 oktober kl. 13.00–13.40", "4 träffar från tisdag 6 oktober kl. 13.00", for the text.
    pub span: String,
    /// Of a course.
    pub meetings: Vec<TimeLine>,
    /// Venue and room.
    pub place: String,
    /// Until when the queue moves, for whoever waits; none once it does not.
    pub queue_until: Option<String>,
    /// What to have along.
    pub bring: Bring,
    /// Street and town.
    pub address: Option<String>,
    /// The venue's telephone.
    pub phone: Option<String>,
    /// The booking's number.
    pub number: String,
    /// Who writes: the organisation.
    pub from: String,
}

impl LetterFacts {
    pub(super) fn t(&self, key: &str) -> String {
        t(self.locale, key).into_owned()
    }

    pub(super) fn greeting(&self) -> String {
        let name = self.name.as_str().into();
        t_with(self.locale, "mail-greeting", &[("name", name)])
    }

    pub(super) fn call(&self) -> Option<String> {
        let phone = self.phone.as_deref()?;
        Some(t_with(self.locale, "mail-call", &[("phone", phone.into())]))
    }

    pub(super) fn subject(&self, key: &str) -> String {
        let when = self.when.as_str().into();
        // A subject is one line, whatever a venue wrote into a name.
        t_with(self.locale, key, &[("when", when)]).replace(['\r', '\n'], " ")
    }

    pub(super) fn number(&self) -> String {
        Code::of(&self.number).grouped
    }
}

/// Facts for tests, with signs that HTML must escape.
#[cfg(test)]
pub(super) fn sample(locale: Locale) -> LetterFacts {
    LetterFacts {
        branding: Arc::default(),
        locale,
        name: "Gunvor <b>".to_owned(),
        title: "Skydda dig mot bluff".to_owned(),
        when: "tisdag 6 oktober kl. 15.30".to_owned(),
        span: "tisdag 6 oktober kl. 15.30–16.10".to_owned(),
        meetings: Vec::new(),
        place: "Servicepunkt Valla, i butiken".to_owned(),
        queue_until: Some("tisdag 6 oktober kl. 13.30".to_owned()),
        bring: Bring::to(crate::session::SessionKind::OneToOne),
        address: Some("Stationsvägen 3, Valla".to_owned()),
        phone: Some("0150-570 00".to_owned()),
        number: "KDM4X7H3".to_owned(),
        from: "Katrineholms kommun".to_owned(),
    }
}
