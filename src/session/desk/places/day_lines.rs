//! Days that are not as usual, in words: when, how long it is open, why, and who says so.

use chrono::NaiveDate;

use super::paths::closed_days_path;
use crate::platform::auth::Scope;
use crate::platform::i18n::{Locale, dates, t, t_with};
use crate::platform::ui::form::texts::{TextLine, best_line};
use crate::venue::{ClosedDays, Holiday, Hours};

/// Some days, as a list has them.
#[derive(Debug, Clone)]
pub struct DayLine {
    /// "Fredag 9 oktober", "Måndag 6 juli till onsdag 8 juli".
    pub when: String,
    /// "Stängt", "Öppet 10.00–14.00".
    pub hours: String,
    pub why: TextLine,
    /// "Alla platser"; none where the venue itself or the calendar says so.
    pub whose: Option<String>,
    /// Their page, where they are the reader's to take away.
    pub href: Option<String>,
}

/// What the words need to know.
#[derive(Debug, Clone, Copy)]
pub struct DayWords<'a> {
    pub locale: Locale,
    pub today: NaiveDate,
    /// The tag of the language that the organisation writes in.
    pub first: &'a str,
    /// What the reader plans.
    pub scope: &'a Scope,
}

impl DayWords<'_> {
    pub fn closed(&self, days: &ClosedDays) -> DayLine {
        let all = || t(self.locale, "places-all").into_owned();
        let path = closed_days_path(days.id);
        let theirs = self.scope.covers(days.target());
        DayLine {
            when: self.span(days.first_day, days.last_day),
            hours: hours(self.locale, days.hours()),
            why: best_line(&days.reason, self.locale, self.first),
            whose: days.venue_id.is_none().then(all),
            href: theirs.then(|| format!("/{}{path}", self.locale.tag())),
        }
    }

    pub fn holiday(&self, holiday: &Holiday) -> DayLine {
        DayLine {
            when: self.span(holiday.day, holiday.day),
            hours: hours(self.locale, holiday.hours),
            why: best_line(&holiday.name, self.locale, self.first),
            whose: None,
            href: None,
        }
    }

    /// "Fredag 9 oktober", "Måndag 6 juli till onsdag 8 juli 2027".
    pub fn span(&self, first: NaiveDate, last: NaiveDate) -> String {
        let day = |day| dates::day(self.locale, day, self.today);
        match first == last {
            true => dates::capital(&day(first)),
            false => {
                let facts = [("from", day(first).into()), ("to", day(last).into())];
                dates::capital(&t_with(self.locale, "places-span", &facts))
            }
        }
    }
}

/// "Öppet 10.00–14.00".
pub fn hours(locale: Locale, hours: Hours) -> String {
    match hours {
        Hours::Closed => t(locale, "places-closed").into_owned(),
        Hours::PerhapsShort => t(locale, "places-perhaps-short").into_owned(),
        Hours::Short(opens, closes) => {
            let [from, to] = [opens, closes].map(|at| dates::time(locale, at));
            t_with(
                locale,
                "places-short",
                &[("from", from.into()), ("to", to.into())],
            )
        }
    }
}
