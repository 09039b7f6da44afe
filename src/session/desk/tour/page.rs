//! View model of the form for a tour. `templates/session/tour_form.html` shows it.

use askama::Template;

use super::form::{MORE_ROWS, TourForm};
use super::stops::{StopRow, field_name};
use crate::platform::i18n::t_with;
use crate::platform::ui::Layout;
use crate::platform::ui::form::{Field, FormErrors, SummaryLine};
use crate::session::desk::draft_form::{DraftFields, DraftOptions, FieldMaker};
use crate::session::desk::series::rule_fields::{RuleFields, quiet};
use crate::session::series::stop::MOST_STOPS;

/// The fields of one stop.
#[derive(Debug, Clone)]
pub struct StopFields {
    /// "Hållplats 2".
    pub legend: String,
    pub place: Field,
    pub position: Field,
    pub time: Field,
    pub minutes: Field,
}

/// `/{lang}/desk/tours/new`.
#[derive(Template)]
#[template(path = "session/tour_form.html")]
pub struct TourFormPage {
    pub l: Layout,
    /// "Biblioteksbussen".
    place: String,
    action: String,
    summary: Vec<SummaryLine>,
    /// Said of a form that was not carried out.
    notice: Option<String>,
    fields: DraftFields,
    rule: RuleFields,
    stops: Vec<StopFields>,
    /// The step of the button that adds rows, and where it leads; none where there are as many as a tour may have.
    more_rows: Option<(&'static str, String)>,
}

impl TourFormPage {
    /// The page, with what was typed and what is wrong with it. It sets the layout's title.
    #[must_use]
    pub fn new(
        layout: Layout,
        options: &DraftOptions,
        form: &TourForm,
        errors: &FormErrors,
        notice: Option<String>,
    ) -> Self {
        let make = FieldMaker {
            locale: layout.locale,
            errors,
        };
        let action = layout.url(&options.with_venue("/desk/tours/new"));
        let stops = (1..).zip(&form.stops);
        let mut fields = make.draft(options, &form.days.draft);
        fields.extras.place = Vec::new();
        fields.extras.position = None;
        Self {
            place: make.at_venue(options),
            summary: make.summary(&labels(&make, options, form.stops.len())),
            notice,
            fields,
            rule: RuleFields::new(&make, &form.days),
            stops: stops
                .map(|(row, stop)| stop_fields(&make, row, stop))
                .collect(),
            more_rows: more_rows(&action, form.stops.len()),
            action,
            l: Layout {
                title: make.t("tour-heading"),
                error: !errors.is_empty(),
                ..layout
            },
        }
    }
}

/// To the first of the rows that are added.
fn more_rows(action: &str, rows: usize) -> Option<(&'static str, String)> {
    let next = field_name(rows + 1, "place");
    (rows < MOST_STOPS).then(|| (MORE_ROWS, format!("{action}#{next}")))
}

fn legend(make: &FieldMaker<'_>, row: usize) -> String {
    t_with(make.locale, "tour-stop", &[("n", row.into())])
}

fn stop_fields(make: &FieldMaker<'_>, row: usize, stop: &StopRow) -> StopFields {
    let field = |what, key, value: &str| {
        let field = Field::new(field_name(row, what), make.t(key));
        quiet(field.typed("off", "").value(value).checked(make.errors))
    };
    StopFields {
        legend: legend(make, row),
        place: field("place", "tour-place", &stop.place).kind("text", ""),
        position: field("position", "tour-position", &stop.position).kind("text", "short"),
        time: field("time", "new-time", &stop.time).kind("text", "tiny"),
        minutes: field("minutes", "new-minutes", &stop.minutes)
            .kind("text", "tiny")
            .typed("off", "numeric"),
    }
}

fn labels(make: &FieldMaker<'_>, options: &DraftOptions, rows: usize) -> Vec<(String, String)> {
    let of_stop = [
        ("place", "tour-place"),
        ("position", "tour-position"),
        ("time", "new-time"),
        ("minutes", "new-minutes"),
    ];
    let of_row = |row: usize| {
        of_stop.map(|(what, key)| {
            let label = format!("{}, {}", legend(make, row), make.t(key));
            (field_name(row, what), label)
        })
    };
    let mut labels = make.draft_labels(options);
    labels.extend(RuleFields::labels(make));
    labels.extend((1..=rows).flat_map(of_row));
    labels
}
