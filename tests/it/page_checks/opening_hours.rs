//! The page of a venue's opening hours with sample data.

use motesplats::platform::i18n::{Locale, dates, named, t};
use motesplats::platform::problem::{Fault, Faults};
use motesplats::platform::time::DayOfWeek;
use motesplats::platform::ui::form::{Field, FormErrors};
use motesplats::session::desk::{OpeningHoursPage, PeriodLink};
use motesplats::venue::{OpenSpan, OpeningHours, OpeningWeek};

use super::samples::{at, desk, october};
use super::{Rendered, html};

pub fn pages(locale: Locale) -> Vec<Rendered> {
    vec![
        html("opening-hours", opening_hours(locale, &FormErrors::none())),
        html(
            "opening-hours-wrong",
            opening_hours(locale, &unread(locale)),
        ),
    ]
}

/// Weekdays 10 to 18 and evenings without staff; shorter for a week.
pub fn hours() -> OpeningHours {
    let span = |opens: u32, closes: u32, staffed| OpenSpan {
        opens: at(opens, 0),
        closes: at(closes, 0),
        staffed,
    };
    let weekdays = DayOfWeek::ALL.iter().take(5);
    let usual =
        weekdays.flat_map(|day| [span(10, 18, true), span(18, 21, false)].map(|span| (*day, span)));
    OpeningHours::of(vec![
        OpeningWeek {
            period: None,
            spans: usual.collect(),
        },
        OpeningWeek {
            period: Some((october(26), october(30))),
            spans: vec![(DayOfWeek::Wed, span(12, 16, true))],
        },
    ])
}

fn unread(locale: Locale) -> FormErrors {
    let mut faults = Faults::none();
    faults.add("/staffed-mon", Fault::new("unreadable-hours"));
    FormErrors::of(locale, &faults.into_fields())
}

/// The usual week, or with an error that of a period.
fn opening_hours(locale: Locale, errors: &FormErrors) -> OpeningHoursPage {
    let fields = |kind: &str, typed: &str| {
        let field = |day: &DayOfWeek| {
            let label = dates::capital(&named(locale, "weekday", day.name()));
            let field = Field::new(format!("{kind}-{}", day.name()), label);
            Field {
                quiet: true,
                ..field.kind("text", "short").value(typed).checked(errors)
            }
        };
        DayOfWeek::ALL.iter().map(field).collect()
    };
    let day = |name: &'static str, key, value: &str| {
        Field::new(name, t(locale, key))
            .kind("date", "short")
            .value(value)
    };
    let is_period = !errors.is_empty();
    OpeningHoursPage {
        l: desk(
            locale,
            "/desk/venues/katrineholm/opening-hours",
            t(locale, "opening-title"),
        )
        .with_errors(is_period),
        notice: None,
        refused: None,
        summary: errors.summary(&[("staffed-mon", t(locale, "opening-staffed"))]),
        back_href: "venue".to_owned(),
        back: "Katrineholms bibliotek".to_owned(),
        venue: "Katrineholms bibliotek".to_owned(),
        action: "opening-hours".to_owned(),
        period: String::new(),
        version: 1,
        days: match is_period {
            true => vec![
                day("from", "opening-from", "2026-10-26"),
                day("to", "opening-to", "2026-10-30"),
            ],
            false => Vec::new(),
        },
        staffed: fields("staffed", "10–12, 13–18.30"),
        alone: fields("alone", ""),
        submit: t(locale, "opening-save").into_owned(),
        removable: is_period,
        periods: vec![PeriodLink {
            text: "Måndag 26 oktober–fredag 30 oktober".to_owned(),
            href: "period".to_owned(),
        }],
        new_period_href: (!is_period).then(|| "new".to_owned()),
    }
}
