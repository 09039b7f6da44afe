//! The fields that ask on which days: of a series, and of a tour.

use super::form::SeriesForm;
use crate::platform::i18n::named;
use crate::platform::time::DayOfWeek;
use crate::platform::ui::form::{Choice, Choices, Field};
use crate::session::desk::draft_form::FieldMaker;

/// How often, on which weekdays, from when until when; and the days one by one.
#[derive(Debug, Clone, Default)]
pub struct RuleFields {
    pub repeat: Choices,
    pub weekdays: Choices,
    pub week: Choices,
    pub dates: Field,
    pub from: Field,
    pub to: Field,
}

impl RuleFields {
    #[must_use]
    pub fn new(make: &FieldMaker<'_>, form: &SeriesForm) -> Self {
        let day = |name, key, value: &str| make.field(name, key, value).kind("date", "short");
        Self {
            repeat: repeat(make, &form.repeat),
            weekdays: weekdays(make, &form.weekdays),
            week: week(make, &form.week),
            dates: make
                .field("dates", "series-dates", &form.dates)
                .hint(make.t("series-dates.hint"))
                .optional(),
            from: quiet(day("from", "series-from", &form.from)),
            to: quiet(day("to", "series-to", &form.to).hint(make.t("series-to.hint"))),
        }
    }

    /// The fields' names and labels, for the summary of errors.
    #[must_use]
    pub fn labels(make: &FieldMaker<'_>) -> Vec<(String, String)> {
        let labels = [
            ("repeat", "series-repeat"),
            ("week", "series-week"),
            ("dates", "series-dates"),
            ("from", "series-from"),
            ("to", "series-to"),
            ("weekdays-1", "series-weekdays"),
        ];
        labels
            .map(|(name, key)| (name.to_owned(), make.t(key)))
            .into()
    }
}

/// Whether it is needed, another answer says.
#[must_use]
pub fn quiet(field: Field) -> Field {
    Field {
        quiet: true,
        ..field
    }
}

fn choices(
    make: &FieldMaker<'_>,
    name: &'static str,
    options: &[(&str, &str)],
    chosen: &str,
    key: &str,
) -> Choices {
    let choice = |(value, key): &(&str, &str)| Choice::new(*value, make.t(key), chosen);
    Choices::new(name, make.t(key), options.iter().map(choice).collect()).checked(make.errors)
}

fn repeat(make: &FieldMaker<'_>, chosen: &str) -> Choices {
    let options = [
        ("week-1", "series-repeat.week-1"),
        ("week-2", "series-repeat.week-2"),
        ("week-3", "series-repeat.week-3"),
        ("week-4", "series-repeat.week-4"),
        ("month-1", "series-repeat.month-1"),
        ("dates", "series-repeat.dates"),
    ];
    choices(make, "repeat", &options, chosen, "series-repeat")
}

fn weekdays(make: &FieldMaker<'_>, chosen: &[String]) -> Choices {
    let days = DayOfWeek::ALL.map(|day| {
        let label = named(make.locale, "weekday", day.name()).into_owned();
        (day.name().to_owned(), label)
    });
    Choices {
        optional: false,
        ..make.boxes("weekdays", "series-weekdays", &days, chosen)
    }
}

fn week(make: &FieldMaker<'_>, chosen: &str) -> Choices {
    let options = [
        ("1", "series-week.first"),
        ("2", "series-week.second"),
        ("3", "series-week.third"),
        ("4", "series-week.fourth"),
        ("5", "series-week.fifth"),
        ("-1", "series-week.last"),
    ];
    let hint = make.t("series-week.hint");
    choices(make, "week", &options, chosen, "series-week").hint(hint)
}
