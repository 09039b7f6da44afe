//! View model of the form for a block. `templates/session/block_form.html` shows it.

use askama::Template;

use super::form::BlockForm;
use crate::platform::i18n::{dates, t_with};
use crate::platform::ui::Layout;
use crate::platform::ui::form::{Choice, Choices, Field, FormErrors, SummaryLine};
use crate::session::desk::draft_form::{DraftFields, DraftOptions, FieldMaker};

/// How long a slot can be, in minutes.
const SLOTS: [i64; 6] = [20, 30, 40, 45, 60, 90];
/// How long the pause between two can be.
const GAPS: [i64; 4] = [0, 5, 10, 15];

/// `/{lang}/desk/blocks/new`.
#[derive(Template)]
#[template(path = "session/block_form.html")]
pub struct BlockFormPage {
    pub l: Layout,
    /// "Katrineholms bibliotek".
    place: String,
    action: String,
    summary: Vec<SummaryLine>,
    /// Said of a form that was not carried out.
    notice: Option<String>,
    fields: DraftFields,
    helper: Choices,
    date: Field,
    from: Field,
    to: Field,
    slot: Choices,
    gap: Choices,
}

impl BlockFormPage {
    /// The page, with what was typed and what is wrong with it. It sets the layout's title.
    #[must_use]
    pub fn new(
        layout: Layout,
        options: &DraftOptions,
        form: &BlockForm,
        errors: &FormErrors,
        notice: Option<String>,
    ) -> Self {
        let make = FieldMaker {
            locale: layout.locale,
            errors,
        };
        let time = |name, key, value: &str| make.field(name, key, value).kind("text", "tiny");
        let fields = DraftFields {
            helpers: None,
            ..make.draft(options, &form.draft)
        };
        Self {
            place: make.at_venue(options),
            action: layout.url(&options.with_venue("/desk/blocks/new")),
            summary: make.summary(&labels(&make, options)),
            notice,
            helper: helper(&make, options, &form.helper),
            date: make
                .field("date", "new-date", &form.date)
                .kind("date", "short"),
            from: time("from", "block-from", &form.from).hint(make.t("new-time.hint")),
            to: time("to", "block-to", &form.to),
            slot: minutes(&make, ("slot", "block-slot"), &SLOTS, &form.slot),
            gap: minutes(&make, ("gap", "block-gap"), &GAPS, &form.gap),
            fields,
            l: Layout {
                title: make.t("block-heading"),
                error: !errors.is_empty(),
                ..layout
            },
        }
    }
}

fn helper(make: &FieldMaker<'_>, options: &DraftOptions, chosen: &str) -> Choices {
    let none = Choice::new("", make.t("block-helper.none"), chosen);
    let helpers = options.helpers.iter();
    let helpers = helpers.map(|(id, name)| Choice::new(id, name, chosen));
    let choices = std::iter::once(none).chain(helpers).collect();
    Choices::new("helper", make.t("block-helper"), choices).checked(make.errors)
}

fn minutes(
    make: &FieldMaker<'_>,
    (name, key): (&'static str, &str),
    lengths: &[i64],
    chosen: &str,
) -> Choices {
    let choice = |length: &i64| {
        let label = match length {
            0 => t_with(make.locale, "block-no-gap", &[]),
            length => dates::duration(make.locale, *length),
        };
        Choice::new(length.to_string(), label, chosen)
    };
    Choices::new(name, make.t(key), lengths.iter().map(choice).collect()).checked(make.errors)
}

fn labels(make: &FieldMaker<'_>, options: &DraftOptions) -> Vec<(String, String)> {
    let own = [
        ("helper", "block-helper"),
        ("date", "new-date"),
        ("from", "block-from"),
        ("to", "block-to"),
        ("slot", "block-slot"),
        ("gap", "block-gap"),
    ];
    let own = own.map(|(name, key)| (name.to_owned(), make.t(key)));
    let mut labels = make.draft_labels(options);
    labels.extend(own);
    labels
}
