//! What every letter says in one language: who, when, where, and whom to call.
//! A subject never says what a session is about: it is read over shoulders.
//! `subject` fills the facts, the letters write from them.

use chrono::{DateTime, NaiveDate, Utc};

use super::isolate;
use super::said::Said;
use crate::booking::code::Code;
use crate::booking::notify::own_texts::{OwnText, Variable};
use crate::platform::contact::ShownPhone;
use crate::platform::i18n::{Locale, Value, dates, t, t_with};
use crate::platform::time::{self, Zone};
use crate::session::{Bring, TimeLine};

/// What every letter says: who, when, where, and whom to call.
#[derive(Debug, Clone)]
pub(super) struct LetterFacts {
    /// In which language.
    pub locale: Locale,
    /// Who comes.
    pub name: String,
    /// The session's title, and its language where it is not this one.
    pub title: Said,
    /// "tisdag 6 oktober kl. 13.00", for the subject.
    pub when: String,
    /// "tisdag 6 oktober kl. 13.00–13.40", "4 träffar från tisdag 6 oktober kl. 13.00".
    pub span: String,
    /// The same in large type: day and time each on a line.
    pub lines: Vec<String>,
    /// Of a course.
    pub meetings: Vec<TimeLine>,
    pub place: Place,
    /// Until when the queue moves, for whoever waits; none once it does not.
    pub queue_until: Option<String>,
    /// Where it is online.
    pub online: Option<String>,
    /// What to have along.
    pub bring: Bring,
    /// Whom to call.
    pub phone: Option<ShownPhone>,
    /// The booking's number.
    pub number: String,
    /// Who writes: the organisation.
    pub from: String,
    /// What the organisation says in its own words in letters of this kind.
    pub own: Option<OwnText>,
    /// For how many days after the visit the name is kept.
    pub kept_days: i64,
    /// What the calendar file of the letter does, if it has one.
    pub calendar: Option<CalendarFile>,
    /// The language below whose text counts, where nobody has checked this one.
    pub counts: Option<Locale>,
    /// What links begin with: scheme, host and language.
    pub base: String,
    /// Today at the venue, by its clock.
    pub today: NaiveDate,
    pub zone: Zone,
}

/// Where it is.
#[derive(Debug, Clone)]
pub(super) enum Place {
    /// Where people come.
    There {
        /// Venue and room.
        name: String,
        /// Street and town.
        address: Option<String>,
        /// How to get in, in the venue's words.
        ways_in: Option<Said>,
        /// Whether somebody is there at other times too.
        at_desk: bool,
    },
    /// We come to them. Their address is in no letter.
    AtHome,
    /// We telephone them.
    ByPhone,
}

/// What the file does in the reader's calendar.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum CalendarFile {
    Holds,
    TakesOut,
}

impl LetterFacts {
    pub(super) fn t(&self, key: &str) -> String {
        t(self.locale, key).into_owned()
    }

    pub(super) fn with(&self, key: &str, name: &str, value: impl Into<Value<'static>>) -> String {
        t_with(self.locale, key, &[(name, value.into())])
    }

    pub(super) fn greeting(&self) -> String {
        self.with("mail-greeting", "name", isolate::name(&self.name))
    }

    /// The venue with its room; in words where nobody comes to it.
    pub(super) fn place(&self) -> String {
        match &self.place {
            Place::There { name, .. } => name.clone(),
            Place::AtHome => self.t("mail-at-home"),
            Place::ByPhone => self.t("mail-by-phone"),
        }
    }

    pub(super) fn address(&self) -> Option<&str> {
        match &self.place {
            Place::There { address, .. } => address.as_deref(),
            Place::AtHome | Place::ByPhone => None,
        }
    }

    pub(super) fn ways_in(&self) -> Option<&Said> {
        match &self.place {
            Place::There { ways_in, .. } => ways_in.as_ref(),
            Place::AtHome | Place::ByPhone => None,
        }
    }

    /// What stands for a variable of an own text; nothing where nobody comes to a place, or none can be called.
    pub(super) fn value(&self, variable: Variable) -> Option<String> {
        let value = match variable {
            Variable::Name => {
                isolate::name(Some(self.name.as_str()).filter(|name| !name.is_empty())?)
            }
            Variable::When => isolate::name(&self.when),
            Variable::Place => match &self.place {
                Place::There { name, .. } => isolate::name(name),
                Place::AtHome | Place::ByPhone => return None,
            },
            Variable::Phone => isolate::phone(&self.phone.as_ref()?.text),
        };
        Some(value)
    }

    /// How to reach somebody: by telephone, with the number at hand where there is one, or by coming.
    pub(super) fn reach(&self, key: &str) -> Option<String> {
        let phone = self.phone.as_ref();
        let call = phone.map(|phone| self.with(key, "phone", isolate::phone(&phone.text)));
        let come = match &self.place {
            Place::There {
                name,
                at_desk: true,
                ..
            } => Some(self.with("mail-come", "place", isolate::name(name))),
            Place::There { .. } | Place::AtHome | Place::ByPhone => None,
        };
        let both: Vec<String> = [call, come].into_iter().flatten().collect();
        (!both.is_empty()).then(|| both.join(" "))
    }

    /// Whom to call, for a calendar.
    pub(super) fn call(&self) -> Option<String> {
        let phone = self.phone.as_ref()?.text.clone();
        Some(self.with("mail-call", "phone", phone))
    }

    pub(super) fn subject(&self, key: &str) -> String {
        // A subject is one line, whatever a venue wrote into a name.
        let subject = self.with(key, "when", self.when.clone());
        isolate::without_marks(&subject).replace(['\r', '\n'], " ")
    }

    pub(super) fn number(&self) -> String {
        Code::of(&self.number).grouped
    }

    /// A page's address in the language of this letter's pages.
    pub(super) fn link(&self, path: &str) -> String {
        format!("{}/{path}", self.base)
    }

    /// An instant by the venue's clock: "tisdag 6 oktober kl. 15.00".
    pub(super) fn local(&self, at: DateTime<Utc>) -> String {
        let (day, time) = time::local(at, self.zone);
        dates::day_and_time(self.locale, day, time, self.today)
    }
}

/// Facts for tests, with signs that HTML must escape.
#[cfg(test)]
pub(super) fn sample(locale: Locale) -> LetterFacts {
    LetterFacts {
        name: "Gunvor <b>".to_owned(),
        ..super::samples::facts(locale)
    }
}
