//! View model of the form for a new session: a few fields are required, the rest is optional.
//! `templates/session/new.html` shows it.

use askama::Template;

use super::form::NewSessionForm;
use crate::platform::i18n::{Locale, t, t_with};
use crate::platform::ui::Layout;
use crate::platform::ui::form::{Choices, Field, FormErrors, SummaryLine};
use crate::session::desk::draft_form::{DraftFields, DraftOptions, FieldMaker};

/// The session that occupies the room, the helper or the equipment already.
#[derive(Debug, Clone, Default)]
pub struct Clash {
    /// "Rummet är upptaget".
    pub title: String,
    /// Which room, when and by what; or what to do where that is not known.
    pub text: String,
    /// The roster of that session.
    pub href: String,
}

/// Which session occupies which room.
#[derive(Debug, Clone)]
pub struct OccupiedRoom<'a> {
    pub room: &'a str,
    /// The other session's title.
    pub what: &'a str,
    pub when: &'a str,
}

impl Clash {
    /// "Rummet Sal 2 är upptaget tisdag 6 oktober kl. 13.00: Öppen datorhjälp."
    #[must_use]
    pub fn new(locale: Locale, occupied: &OccupiedRoom<'_>, href: impl Into<String>) -> Self {
        let facts = [
            ("room", occupied.room.into()),
            ("what", occupied.what.into()),
            ("when", occupied.when.into()),
        ];
        let key = match occupied.room.is_empty() {
            true => "new-clash-helper",
            false => "new-clash-text",
        };
        Self {
            title: t(locale, "new-clash").into_owned(),
            text: t_with(locale, key, &facts),
            href: href.into(),
        }
    }
}

impl Clash {
    /// "Det finns inte nog av Surfplatta tisdag 6 oktober kl. 13.00: Öppen datorhjälp."
    #[must_use]
    pub fn of_equipment(
        locale: Locale,
        name: &str,
        occupied: &OccupiedRoom<'_>,
        href: impl Into<String>,
    ) -> Self {
        let facts = [
            ("name", name.into()),
            ("what", occupied.what.into()),
            ("when", occupied.when.into()),
        ];
        Self {
            title: t(locale, "new-clash-too-few").into_owned(),
            text: t_with(locale, "new-clash-equipment", &facts),
            href: href.into(),
        }
    }
}

/// `/{lang}/desk/sessions/new`.
#[derive(Template)]
#[template(path = "session/new.html")]
pub struct NewSessionPage {
    pub l: Layout,
    /// The same form for several dates.
    series_href: String,
    /// "Katrineholms bibliotek".
    place: String,
    action: String,
    key: String,
    summary: Vec<SummaryLine>,
    /// Said of a form that was not carried out, or of a day on which the venue is closed.
    pub(super) notice: Option<String>,
    clash: Option<Clash>,
    /// What speaks against the day.
    doubts: Vec<String>,
    /// The same, carried along.
    seen: String,
    fields: DraftFields,
    date: Field,
    time: Field,
    occurrence: Option<Choices>,
    minutes: Field,
    /// Why it is planned in spite of a clash.
    why: Option<Field>,
    may_publish: bool,
}

/// Beside what was typed.
#[derive(Debug, Clone, Default)]
pub struct NewSessionState {
    pub key: String,
    pub errors: FormErrors,
    pub clash: Option<Clash>,
    /// Whether the time comes twice that night.
    pub doubled: bool,
    /// What speaks against the day: pressed once more, it is saved all the same.
    pub doubts: Vec<String>,
}

impl NewSessionPage {
    /// The page, with what was typed and what is wrong with it. It sets the layout's title.
    #[must_use]
    pub fn new(
        layout: Layout,
        options: &DraftOptions,
        form: &NewSessionForm,
        state: NewSessionState,
    ) -> Self {
        let NewSessionState {
            key,
            errors,
            clash,
            doubled,
            doubts,
        } = state;
        let make = FieldMaker {
            locale: layout.locale,
            errors: &errors,
        };
        let at_venue = |path: &str| layout.url(&options.with_venue(path));
        Self {
            series_href: at_venue("/desk/series/new"),
            place: make.at_venue(options),
            action: at_venue("/desk/sessions/new"),
            key,
            notice: None,
            seen: doubts.join(" "),
            doubts,
            summary: make.summary(&labels(&make, options)),
            fields: make.draft(options, &form.draft),
            date: make
                .field("date", "new-date", &form.date)
                .kind("date", "short"),
            time: make.time(&form.time),
            occurrence: doubled.then(|| make.occurrence(&form.occurrence)),
            minutes: make.minutes(&form.minutes),
            why: (clash.is_some() || !form.why.is_empty()).then(|| {
                make.field("why", "edit-reason", &form.why)
                    .hint(make.t("edit-reason.hint"))
                    .optional()
            }),
            may_publish: options.may_publish,
            l: Layout {
                title: make.t("new-heading"),
                error: !errors.is_empty() || clash.is_some(),
                ..layout
            },
            clash,
        }
    }
}

fn labels(make: &FieldMaker<'_>, options: &DraftOptions) -> Vec<(String, String)> {
    let time = [
        ("date", "new-date"),
        ("time", "new-time"),
        ("occurrence", "new-occurrence"),
        ("minutes", "new-minutes"),
        ("why", "edit-reason"),
    ];
    let time = time.map(|(name, key)| (name.to_owned(), make.t(key)));
    let mut labels = make.draft_labels(options);
    labels.extend(time);
    labels
}
