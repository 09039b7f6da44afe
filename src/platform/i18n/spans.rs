//! From when till when, as people write it. A span that goes past midnight names its last day too.

use chrono::NaiveDate;

use super::{Locale, dates, t_with};
use crate::platform::time::LocalSpan;

/// "kl. 13.00–15.00"; "kl. 23.00 till onsdag 7 oktober kl. 03.00".
#[must_use]
pub fn times(locale: Locale, span: LocalSpan, today: NaiveDate) -> String {
    let [start, end] = [span.start, span.end].map(|at| dates::time(locale, at.time()));
    let start = ("start", start.into());
    if span.ends_on_its_day() {
        return t_with(locale, "span", &[start, ("end", end.into())]);
    }
    let end = last_moment(locale, span, today);
    t_with(locale, "span-over-midnight", &[start, ("end", end.into())])
}

/// "tisdag 6 oktober kl. 13.00–15.00"; "tisdag 6 oktober kl. 23.00 till onsdag 7 oktober kl. 03.00".
#[must_use]
pub fn day_and_times(locale: Locale, span: LocalSpan, today: NaiveDate) -> String {
    let day = ("day", dates::day(locale, span.day(), today).into());
    let [start, end] = [span.start, span.end].map(|at| dates::time(locale, at.time()));
    let start = ("start", start.into());
    if span.ends_on_its_day() {
        return t_with(locale, "day-and-span", &[day, start, ("end", end.into())]);
    }
    let end = last_moment(locale, span, today);
    let key = "day-and-span-over-midnight";
    t_with(locale, key, &[day, start, ("end", end.into())])
}

/// "till 15.00"; "till onsdag 7 oktober kl. 03.00".
#[must_use]
pub fn until(locale: Locale, span: LocalSpan, today: NaiveDate) -> String {
    let end = if span.ends_on_its_day() {
        dates::time(locale, span.end.time())
    } else {
        last_moment(locale, span, today)
    };
    t_with(locale, "until", &[("time", end.into())])
}

fn last_moment(locale: Locale, span: LocalSpan, today: NaiveDate) -> String {
    dates::day_and_time(locale, span.end.date(), span.end.time(), today)
}

#[cfg(test)]
mod tests {
    use chrono::NaiveDateTime;

    use super::*;

    fn at(text: &str) -> NaiveDateTime {
        text.parse().unwrap()
    }

    fn in_all(
        start: &str,
        end: &str,
        say: fn(Locale, LocalSpan, NaiveDate) -> String,
    ) -> Vec<String> {
        let (start, end) = (at(start), at(end));
        let today = start.date();
        let span = LocalSpan { start, end };
        let locales = [Locale::Sv, Locale::Nb, Locale::En];
        locales.map(|locale| say(locale, span, today)).to_vec()
    }

    #[test]
    fn a_span_within_a_day_names_the_day_once() {
        let (start, end) = ("2026-10-06T09:05:00", "2026-10-06T15:00:00");
        assert_eq!(
            in_all(start, end, day_and_times),
            [
                "tisdag 6 oktober kl. 09.05–15.00",
                "tirsdag 6. oktober kl. 09.05–15.00",
                "Tuesday 6 October, 09:05–15:00"
            ]
        );
        assert_eq!(
            in_all(start, end, times),
            ["kl. 09.05–15.00", "kl. 09.05–15.00", "09:05–15:00"]
        );
        assert_eq!(
            in_all(start, end, until),
            ["till 15.00", "til 15.00", "until 15:00"]
        );
    }

    #[test]
    fn a_span_is_said_in_words_where_a_dash_would_turn_round() {
        let [start, end] = ["2026-10-07T15:30:00", "2026-10-07T16:10:00"].map(at);
        let (span, today) = (LocalSpan { start, end }, start.date());
        assert_eq!(times(Locale::Ar, span, today), "من 15.30 إلى 16.10");
        assert_eq!(times(Locale::Fi, span, today), "klo 15.30–16.10");
    }

    #[test]
    fn a_span_past_midnight_names_both_days() {
        let (start, end) = ("2026-10-06T23:00:00", "2026-10-07T03:00:00");
        assert_eq!(
            in_all(start, end, day_and_times),
            [
                "tisdag 6 oktober kl. 23.00 till onsdag 7 oktober kl. 03.00",
                "tirsdag 6. oktober kl. 23.00 til onsdag 7. oktober kl. 03.00",
                "Tuesday 6 October, 23:00 until Wednesday 7 October at 03:00"
            ]
        );
        assert_eq!(
            in_all(start, end, times)[0],
            "kl. 23.00 till onsdag 7 oktober kl. 03.00"
        );
        assert_eq!(
            in_all(start, end, until)[0],
            "till onsdag 7 oktober kl. 03.00"
        );
        let midnight = in_all(start, "2026-10-07T00:00:00", times);
        assert_eq!(midnight[0], "kl. 23.00–00.00");
    }
}
