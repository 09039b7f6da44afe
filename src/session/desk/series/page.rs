//! View model of the form for a series. `templates/session/series_form.html` shows it.

use askama::Template;

use super::form::SeriesForm;
use super::rule_fields::RuleFields;
use crate::platform::ui::Layout;
use crate::platform::ui::form::{Field, FormErrors, SummaryLine};
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
    rule: RuleFields,
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
        Self {
            place: make.at_venue(options),
            action: layout.url(&options.with_venue("/desk/series/new")),
            summary: make.summary(&labels(&make, options)),
            notice,
            renews: form.renews.clone(),
            fields: make.draft(options, &form.draft),
            rule: RuleFields::new(&make, form),
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

fn labels(make: &FieldMaker<'_>, options: &DraftOptions) -> Vec<(String, String)> {
    let own = [("time", "new-time"), ("minutes", "new-minutes")];
    let own = own.map(|(name, key)| (name.to_owned(), make.t(key)));
    let mut labels = make.draft_labels(options);
    labels.extend(RuleFields::labels(make));
    labels.extend(own);
    labels
}
