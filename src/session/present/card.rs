//! A session's card in a list. Its link alone names day, time, place and the seats left.
//! The booking slice offers alternatives as the same cards.

use chrono::NaiveDate;

use super::seats::{SeatsLine, SeatsState};
use crate::platform::i18n::{Locale, dates, languages, spans, t_with};
use crate::session::present::times::{SessionTimes, TimeLine};

/// What a card is made of, before any words.
#[derive(Debug, Clone)]
pub struct SessionFacts<'a> {
    pub href: String,
    pub title: &'a str,
    /// The title's language, where it is not the page's.
    pub title_lang: Option<&'a str>,
    pub times: &'a SessionTimes,
    /// The card of a 1:1 session names its length, not its end.
    pub one_to_one: bool,
    /// The venue's name.
    pub place: &'a str,
    /// Language tags.
    pub languages: &'a [String],
    pub seats: SeatsState,
}

#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct SessionCard {
    pub href: String,
    pub title: String,
    /// The title's language, where it is not the page's.
    pub title_lang: Option<String>,
    /// "13.00".
    pub time: String,
    /// "till 15.00", "40 minuter", or "4 träffar".
    pub until: String,
    /// The days of a course: "tis 6 okt".
    pub meetings: Vec<TimeLine>,
    /// "Katrineholms bibliotek".
    pub place: String,
    /// "hjälp på svenska, arabiska".
    pub details: String,
    /// The rest of the link's name, for readers who hear the link alone.
    pub spoken: String,
    pub seats: SeatsLine,
    pub cancelled: bool,
}

impl SessionCard {
    #[must_use]
    pub fn of(locale: Locale, facts: &SessionFacts<'_>, today: NaiveDate) -> Self {
        let seats = SeatsLine::of(locale, facts.seats);
        let span = facts.times.span();
        let start = span.start.time();
        let when = dates::day_and_time(locale, span.day(), start, today);
        let details = if facts.languages.is_empty() {
            String::new()
        } else {
            let names = languages::names(locale, facts.languages);
            t_with(locale, "help-in", &[("languages", names.into())])
        };
        Self {
            href: facts.href.clone(),
            title: facts.title.to_owned(),
            title_lang: facts.title_lang.map(str::to_owned),
            time: dates::time(locale, start),
            until: match facts.times.counted(locale) {
                Some(meetings) => meetings,
                None if facts.one_to_one => facts.times.length(locale),
                None => spans::until(locale, span, today),
            },
            meetings: facts.times.short_days(locale),
            place: facts.place.to_owned(),
            details,
            spoken: format!("{when}, {}, {}", facts.place, seats.text),
            seats,
            cancelled: facts.seats == SeatsState::Cancelled,
        }
    }
}
