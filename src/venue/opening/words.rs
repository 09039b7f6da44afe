//! Opening hours in the reader's language: days that are alike stand together.

use chrono::{Days, NaiveDate};

use super::week::{OpenSpan, OpeningHours, OpeningWeek};
use crate::platform::i18n::{Locale, dates, named, t, t_with};
use crate::platform::time::DayOfWeek;

/// The hours of a week, of one kind.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OpeningBlock {
    /// "Öppet med personal", "Öppet med personal tisdag 15 juni–söndag 15 augusti".
    pub heading: String,
    /// "Måndag–fredag" and "10.00–18.00".
    pub lines: Vec<(String, String)>,
}

/// How long before they begin the hours of a period are told.
const AHEAD: Days = Days::new(60);

/// What holds today, then what will in periods that begin soon.
#[must_use]
pub fn opening_blocks(hours: &OpeningHours, locale: Locale, today: NaiveDate) -> Vec<OpeningBlock> {
    let end = today + AHEAD;
    let comes = |week: &&OpeningWeek| {
        let period = week.period;
        period.is_some_and(|(first, _)| today < first && first <= end)
    };
    let coming = hours.weeks().iter().filter(comes);
    let weeks = hours.week_of(today).into_iter().chain(coming);
    weeks
        .flat_map(|week| [true, false].map(|staffed| block(week, staffed, locale, today)))
        .flatten()
        .collect()
}

/// `None` where it is never open so; a week that is never open at all says that once.
fn block(
    week: &OpeningWeek,
    staffed: bool,
    locale: Locale,
    today: NaiveDate,
) -> Option<OpeningBlock> {
    let lines = lines(week, staffed, locale);
    if lines.is_empty() && !(staffed && week.spans.is_empty()) {
        return None;
    }
    let key = match (staffed, lines.is_empty()) {
        (true, true) => "opening-closed",
        (true, false) => "opening-staffed",
        (false, _) => "opening-self-service",
    };
    let words = t(locale, key);
    let heading = match week.period {
        None => words.into_owned(),
        Some((first, last)) => {
            let day = |day| dates::day(locale, day, today);
            let facts = [
                ("what", words.into_owned().into()),
                ("from", day(first).into()),
                ("to", day(last).into()),
            ];
            t_with(locale, "opening-period", &facts)
        }
    };
    Some(OpeningBlock { heading, lines })
}

fn lines(week: &OpeningWeek, staffed: bool, locale: Locale) -> Vec<(String, String)> {
    let of_day = |day: DayOfWeek| -> Vec<OpenSpan> {
        week.on(day)
            .filter(|span| span.staffed == staffed)
            .collect()
    };
    let days: Vec<(DayOfWeek, Vec<OpenSpan>)> = DayOfWeek::ALL
        .iter()
        .map(|day| (*day, of_day(*day)))
        .collect();
    let alike = days.chunk_by(|(_, one), (_, next)| one == next);
    let open = alike.filter(|days| days.first().is_some_and(|(_, spans)| !spans.is_empty()));
    open.filter_map(|days| {
        let ((first, spans), (last, _)) = (days.first()?, days.last()?);
        let times = spans.iter().map(|span| times(locale, *span));
        Some((
            day_words(locale, *first, *last),
            times.collect::<Vec<_>>().join(", "),
        ))
    })
    .collect()
}

/// "Måndag–fredag", "Lördag".
fn day_words(locale: Locale, first: DayOfWeek, last: DayOfWeek) -> String {
    let name = |day: DayOfWeek| named(locale, "weekday", day.name()).into_owned();
    match first == last {
        true => dates::capital(&name(first)),
        false => format!("{}–{}", dates::capital(&name(first)), name(last)),
    }
}

fn times(locale: Locale, span: OpenSpan) -> String {
    let (opens, closes) = (
        dates::time(locale, span.opens),
        dates::time(locale, span.closes),
    );
    format!("{opens}–{closes}")
}
