//! Makes single fields of a form for a draft in one language, each with its error.

use crate::platform::i18n::{Locale, named, t};
use crate::platform::ui::form::{Choice, Choices, Field, FormErrors, SummaryLine};
use crate::session::model::SessionKind;

/// Makes the form's fields in one language, with its errors.
#[derive(Debug, Clone, Copy)]
pub struct FieldMaker<'a> {
    pub locale: Locale,
    pub errors: &'a FormErrors,
}

impl FieldMaker<'_> {
    #[must_use]
    pub fn t(&self, key: &str) -> String {
        t(self.locale, key).into_owned()
    }

    #[must_use]
    pub fn field(&self, name: &'static str, key: &str, value: &str) -> Field {
        Field::new(name, self.t(key))
            .typed("off", "")
            .value(value)
            .checked(self.errors)
    }

    #[must_use]
    pub fn boxes(
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

    #[must_use]
    pub fn occurrence(&self, chosen: &str) -> Choices {
        let choices = vec![
            Choice::new("first", self.t("new-occurrence.first"), chosen),
            Choice::new("second", self.t("new-occurrence.second"), chosen),
        ];
        Choices::new("occurrence", self.t("new-occurrence"), choices)
            .hint(self.t("new-occurrence.hint"))
            .checked(self.errors)
    }

    /// What is wrong, in lines that lead to the labelled fields.
    #[must_use]
    pub fn summary(&self, labels: &[(String, String)]) -> Vec<SummaryLine> {
        let labels: Vec<(&str, &str)> = labels
            .iter()
            .map(|(name, label)| (name.as_str(), label.as_str()))
            .collect();
        self.errors.summary(&labels)
    }

    /// When it begins, by the clock on the wall.
    #[must_use]
    pub fn time(&self, typed: &str) -> Field {
        self.field("time", "new-time", typed)
            .hint(self.t("new-time.hint"))
            .kind("text", "tiny")
    }

    #[must_use]
    pub fn minutes(&self, typed: &str) -> Field {
        self.field("minutes", "new-minutes", typed)
            .kind("text", "tiny")
            .typed("off", "numeric")
    }
}

#[must_use]
pub fn kinds(locale: Locale, chosen: &str) -> Vec<Choice> {
    SessionKind::ALL
        .into_iter()
        .map(SessionKind::name)
        .map(|kind| Choice::new(kind, named(locale, "kind", kind), chosen))
        .collect()
}

#[must_use]
pub fn choose_one(options: &[(String, String)], chosen: &str) -> Vec<Choice> {
    options
        .iter()
        .map(|(value, label)| Choice::new(value, label, chosen))
        .collect()
}
