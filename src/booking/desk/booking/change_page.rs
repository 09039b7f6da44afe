//! The page that corrects a booking: plain data, in the reader's language.

use askama::Template;

use super::change_form::ChangeForm;
use crate::booking::present::RefusalText;
use crate::platform::i18n::{Locale, languages, t};
use crate::platform::ui::Layout;
use crate::platform::ui::form::{Choice, Choices, Field, FormErrors, SummaryLine};

/// `/{lang}/desk/bookings/{bookingId}/change`.
#[derive(Template)]
#[template(path = "booking/change.html")]
pub struct ChangeBookingPage {
    /// The frame.
    pub l: Layout,
    /// The booking's page.
    pub back_href: String,
    action: String,
    /// The version that the fields show.
    version: String,
    pub notice: Option<String>,
    summary: Vec<SummaryLine>,
    pub refused: Option<RefusalText>,
    name: Field,
    seats: Field,
    /// `email`, `phone` or `none`.
    reach: Choices,
    email: Field,
    phone: Field,
    language: Choices,
    /// Where a home visit goes.
    visit: Vec<Field>,
}

impl ChangeBookingPage {
    /// The page; the layout's path is its own, and its title is set here.
    #[must_use]
    pub fn new(
        layout: Layout,
        back_href: String,
        form: &ChangeForm,
        errors: &FormErrors,
        is_visit: bool,
    ) -> Self {
        let locale = layout.locale;
        let visit = [
            ("address", "record-address", &form.address, false),
            ("entry", "record-entry", &form.entry, true),
        ];
        let visit = visit.into_iter().filter(|_| is_visit);
        Self {
            action: layout.url(&layout.path),
            back_href,
            version: form.version.clone(),
            notice: None,
            summary: errors.summary(&labels(locale)),
            refused: None,
            name: field(locale, "name", "record-name", &form.name, errors),
            seats: Field {
                class: "tiny",
                inputmode: "numeric",
                ..field(locale, "seats", "record-seats", &form.seats, errors)
            },
            reach: reach(locale, &form.reach, errors),
            email: field(locale, "email", "reach-email", &form.email, errors)
                .kind("email", "")
                .optional(),
            phone: field(locale, "phone", "reach-phone", &form.phone, errors)
                .kind("tel", "")
                .optional(),
            language: language(locale, &form.language, errors),
            visit: visit
                .map(|(name, label, value, optional)| Field {
                    optional,
                    ..field(locale, name, label, value, errors)
                })
                .collect(),
            l: Layout {
                title: t(locale, "record-change").into_owned(),
                error: !errors.is_empty(),
                ..layout
            },
        }
    }
}

fn labels(locale: Locale) -> Vec<(&'static str, String)> {
    [
        ("name", "record-name"),
        ("seats", "record-seats"),
        ("reach", "record-reach"),
        ("email", "reach-email"),
        ("phone", "reach-phone"),
        ("language", "roster-language"),
        ("address", "record-address"),
        ("entry", "record-entry"),
    ]
    .map(|(field, key)| (field, t(locale, key).into_owned()))
    .into()
}

fn field(
    locale: Locale,
    name: &'static str,
    label: &str,
    value: &str,
    errors: &FormErrors,
) -> Field {
    Field::new(name, t(locale, label))
        .typed("off", "")
        .value(value)
        .checked(errors)
}

fn reach(locale: Locale, chosen: &str, errors: &FormErrors) -> Choices {
    let ways = ["email", "phone", "none"];
    let choice = |way| Choice::new(way, t(locale, &format!("record-reach-{way}")), chosen);
    Choices::new("reach", t(locale, "record-reach"), ways.map(choice).into()).checked(errors)
}

fn language(locale: Locale, chosen: &str, errors: &FormErrors) -> Choices {
    let known = languages::all().iter();
    let choices = known.map(|one| Choice::new(&one.tag, one.name(locale), chosen));
    Choices::new("language", t(locale, "roster-language"), choices.collect())
        .hint(t(locale, "record-language-hint"))
        .checked(errors)
}
