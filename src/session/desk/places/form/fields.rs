//! The fields of the form, each with what was typed and what is wrong with it.

use super::typed::VenueForm;
use crate::platform::i18n::{Locale, dates, named, t};
use crate::platform::problem::Problem;
use crate::platform::ui::form::{Choice, Choices, Field, FormErrors, SummaryLine};
use crate::venue::VenueKind;

/// The fields' names with the keys of what they are called.
const LABELS: [(&str, &str); 6] = [
    ("venue-name", "venue-name"),
    ("kind", "venue-kind"),
    ("municipality", "venue-municipality"),
    ("address", "venue-address"),
    ("phone", "venue-phone"),
    ("position", "venue-position"),
];

/// Makes the fields of one form.
pub struct VenueFields<'a> {
    pub locale: Locale,
    pub form: &'a VenueForm,
    pub errors: &'a FormErrors,
}

impl VenueFields<'_> {
    pub fn name(&self) -> Field {
        self.field("venue-name", &self.form.name)
    }

    pub fn kind(&self) -> Choices {
        let mut choices: Vec<Choice> = VenueKind::ALL
            .into_iter()
            .map(|kind| {
                let words = dates::capital(&named(self.locale, "venue-kind", kind.name()));
                Choice::new(kind.name(), words, &self.form.kind)
            })
            .collect();
        // What is not on the list is shown as nothing chosen.
        if !choices.iter().any(|choice| choice.selected) {
            choices.insert(0, Choice::new(&self.form.kind, "–", &self.form.kind));
        }
        self.choose("kind", choices)
    }

    /// `known` are keys and names.
    pub fn municipality(&self, known: &[(String, String)]) -> Choices {
        let chosen = &self.form.municipality;
        let mut choices: Vec<Choice> = known
            .iter()
            .map(|(key, name)| Choice::new(key, name, chosen))
            .collect();
        if !choices.iter().any(|choice| choice.selected) {
            choices.insert(0, Choice::new(chosen, "–", chosen));
        }
        self.choose("municipality", choices)
    }

    pub fn address(&self) -> Field {
        self.field("address", &self.form.address)
            .hint(self.t("venue-address.hint"))
            .optional()
    }

    pub fn phone(&self) -> Field {
        self.field("phone", &self.form.phone)
            .kind("tel", "short")
            .typed("off", "tel")
            .optional()
    }

    pub fn position(&self) -> Field {
        self.field("position", &self.form.position)
            .hint(self.t("venue-position.hint"))
            .optional()
    }

    pub fn summary(&self) -> Vec<SummaryLine> {
        let own = LABELS
            .iter()
            .map(|(name, key)| ((*name).to_owned(), self.t(key)));
        let texts = self.form.ways_in.labels(self.locale);
        let all: Vec<(String, String)> = own.chain(texts).collect();
        let all: Vec<(&str, &str)> = all
            .iter()
            .map(|(name, label)| (name.as_str(), label.as_str()))
            .collect();
        self.errors.summary(&all)
    }

    fn field(&self, name: &'static str, value: &str) -> Field {
        Field::new(name, self.label(name))
            .typed("off", "")
            .value(value)
            .checked(self.errors)
    }

    fn choose(&self, name: &'static str, choices: Vec<Choice>) -> Choices {
        Choices::new(name, self.label(name), choices).checked(self.errors)
    }

    fn label(&self, name: &str) -> String {
        let known = LABELS.iter().find(|(known, _)| *known == name);
        known.map_or_else(String::new, |(_, key)| self.t(key))
    }

    fn t(&self, key: &str) -> String {
        t(self.locale, key).into_owned()
    }
}

/// What is wrong, at the fields of the form. A slug is made of the name: what is wrong with it stands there, once.
pub fn errors(locale: Locale, form: &VenueForm, problem: &Problem) -> FormErrors {
    let is_named = problem.fields.iter().any(|one| one.pointer == "/name");
    let faults: Vec<_> = problem
        .fields
        .iter()
        .filter(|one| !(is_named && one.pointer == "/slug"))
        .cloned()
        .collect();
    let own = [
        ("name", "venue-name"),
        ("slug", "venue-name"),
        ("lat", "position"),
        ("lon", "position"),
    ];
    let texts = form.ways_in.names("accessibility");
    let texts = texts.iter().map(|(from, to)| (from.as_str(), to.as_str()));
    let names: Vec<(&str, &str)> = own.into_iter().chain(texts).collect();
    FormErrors::renamed(locale, &faults, &names)
}
