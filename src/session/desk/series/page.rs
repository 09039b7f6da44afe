//! View model of the form for a series. `templates/session/series_form.html` shows it.

use askama::Template;

use super::form::SeriesForm;
use crate::platform::i18n::named;
use crate::platform::time::DayOfWeek;
use crate::platform::ui::Layout;
use crate::platform::ui::form::{Choice, Choices, Field, FormErrors, SummaryLine};
use crate::session::desk::draft_form::{DraftFields, DraftOptions, FieldMaker};

/// `/{lang}/desk/series/new`.
#[derive(Template)]
#[template(path = "session/series_form.html")]
pub struct SeriesFormPage {
    pub l: Layout,
    /// "Katrineholms bibliotek".
    place: String,
    action: String,
    summary: Vec<SummaryLine>,
    /// Said of a form that was not carried out.
    notice: Option<String>,
    /// The series whose next term it is; empty for none.
    renews: String,
    fields: DraftFields,
    repeat: Choices,
    weekdays: Choices,
    week: Choices,
    dates: Field,
    from: Field,
    to: Field,
    time: Field,
    minutes: Field,
}

impl SeriesFormPage {
    /// The page, with what was typed and what is wrong with it. It sets the layout's title.
    #[must_use]
    pub fn new(
        layout: Layout,
        options: &DraftOptions,
        form: &SeriesForm,
        errors: &FormErrors,
        notice: Option<String>,
    ) -> Self {
        let make = FieldMaker {
            locale: layout.locale,
            errors,
        };
        let day = |name, key, value: &str| make.field(name, key, value).kind("date", "short");
        Self {
            place: make.at_venue(options),
            action: layout.url(&options.with_venue("/desk/series/new")),
            summary: make.summary(&labels(&make, options)),
            notice,
            renews: form.renews.clone(),
            fields: make.draft(options, &form.draft),
            repeat: repeat(&make, &form.repeat),
            weekdays: weekdays(&make, &form.weekdays),
            week: week(&make, &form.week),
            dates: make
                .field("dates", "series-dates", &form.dates)
                .hint(make.t("series-dates.hint"))
                .optional(),
            from: quiet(day("from", "series-from", &form.from)),
            to: quiet(day("to", "series-to", &form.to).hint(make.t("series-to.hint"))),
            time: make.time(&form.time),
            minutes: make.minutes(&form.minutes),
            l: Layout {
                title: make.t("series-heading"),
                error: !errors.is_empty(),
                ..layout
            },
        }
    }
}

/// Asked for by some ways of repeating only.
fn quiet(field: Field) -> Field {
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

fn labels(make: &FieldMaker<'_>, options: &DraftOptions) -> Vec<(String, String)> {
    let own = [
        ("repeat", "series-repeat"),
        ("week", "series-week"),
        ("dates", "series-dates"),
        ("from", "series-from"),
        ("to", "series-to"),
        ("time", "new-time"),
        ("minutes", "new-minutes"),
    ];
    let own = own.map(|(name, key)| (name.to_owned(), make.t(key)));
    let mut labels = make.draft_labels(options);
    labels.extend(own);
    labels.push(("weekdays-1".to_owned(), make.t("series-weekdays")));
    labels
}
