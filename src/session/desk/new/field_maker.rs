//! Makes the fields of the form in one language, each with its error.

use crate::platform::i18n::{Locale, named, t};
use crate::platform::ui::form::{Choice, Choices, Field, FormErrors};
use crate::session::model::SessionKind;

/// Makes the form's fields in one language, with its errors.
pub(super) struct FieldMaker<'a> {
    pub(super) locale: Locale,
    pub(super) errors: &'a FormErrors,
}

impl FieldMaker<'_> {
    pub(super) fn t(&self, key: &str) -> String {
        t(self.locale, key).into_owned()
    }

    pub(super) fn field(&self, name: &'static str, key: &str, value: &str) -> Field {
        Field::new(name, self.t(key))
            .typed("off", "")
            .value(value)
            .checked(self.errors)
    }

    pub(super) fn boxes(
        &self,
        name: &'static str,
        key: &str,
        options: &[(String, String)],
        chosen: &[String],
    ) -> Choices {
        let choice = |(value, label): &(String, String)| Choice {
            selected: chosen.contains(value),
            value: value.clone(),
            label: label.clone(),
        };
        Choices::new(name, self.t(key), options.iter().map(choice).collect())
            .optional()
            .checked(self.errors)
    }

    pub(super) fn occurrence(&self, chosen: &str) -> Choices {
        let choices = vec![
            Choice::new("first", self.t("new-occurrence.first"), chosen),
            Choice::new("second", self.t("new-occurrence.second"), chosen),
        ];
        Choices::new("occurrence", self.t("new-occurrence"), choices)
            .hint(self.t("new-occurrence.hint"))
            .checked(self.errors)
    }

    pub(super) fn labels(&self) -> Vec<(&'static str, String)> {
        [
            ("title", "new-title"),
            ("kind", "new-kind"),
            ("venue", "new-venue"),
            ("date", "new-date"),
            ("time", "new-time"),
            ("occurrence", "new-occurrence"),
            ("minutes", "new-minutes"),
            ("seats", "new-seats"),
            ("room", "new-room"),
            ("description", "new-description"),
        ]
        .into_iter()
        .map(|(field, key)| (field, self.t(key)))
        .collect()
    }
}

pub(super) fn kinds(locale: Locale, chosen: &str) -> Vec<Choice> {
    SessionKind::ALL
        .into_iter()
        .map(SessionKind::name)
        .map(|kind| Choice::new(kind, named(locale, "kind", kind), chosen))
        .collect()
}

pub(super) fn choose_one(options: &[(String, String)], chosen: &str) -> Vec<Choice> {
    options
        .iter()
        .map(|(value, label)| Choice::new(value, label, chosen))
        .collect()
}
