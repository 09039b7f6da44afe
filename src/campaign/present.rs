//! What pages of campaigns and of their reports say alike.

use chrono::NaiveDate;

use crate::platform::i18n::{Locale, dates, t_with};

/// The days of an edition: "Måndag 5 oktober – söndag 11 oktober 2026", one day alone, or from the
/// first where no last is known.
#[must_use]
pub fn edition_days(locale: Locale, first: NaiveDate, last: Option<NaiveDate>) -> String {
    let whole = |day| dates::day_long_with_year(locale, day);
    match last {
        None => t_with(locale, "report-from", &[("day", whole(first).into())]),
        Some(last) if last == first => dates::capital(&whole(first)),
        Some(last) => {
            let first = dates::capital(&dates::day_long(locale, first));
            let days = [("first", first.into()), ("last", whole(last).into())];
            t_with(locale, "report-days", &days)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_edition_of_one_day_says_it_once() {
        let day = |day| NaiveDate::from_ymd_opt(2026, 10, day).unwrap();
        let days = |last| edition_days(Locale::Sv, day(5), last);
        assert_eq!(days(Some(day(5))), "Måndag 5 oktober 2026");
        let week = days(Some(day(11)));
        assert_eq!(week, "Måndag 5 oktober – söndag 11 oktober 2026");
        assert_eq!(days(None), "Från måndag 5 oktober 2026");
    }
}
