//! Fields of a form, as a page shows them: label, hint, what was typed, what is wrong with it.

use crate::platform::i18n::{Locale, fault_text};
use crate::platform::problem::FieldFault;

/// One field to type into.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Field {
    /// The form's name for it, and its id in the page.
    pub name: &'static str,
    /// What it asks.
    pub label: String,
    /// What helps to answer.
    pub hint: Option<String>,
    /// What was typed.
    pub value: String,
    /// What is wrong with that.
    pub error: Option<String>,
    /// `text`, `email`, `tel`, `date`, `time`, `number` or `password`.
    pub kind: &'static str,
    /// The browser's autofill name; empty for none.
    pub autocomplete: &'static str,
    /// The keyboard to show; empty for the usual.
    pub inputmode: &'static str,
    /// `short`, `tiny`, `spaced` or nothing: how wide it looks.
    pub class: &'static str,
    /// Whether it may stay empty; the label then says so.
    pub optional: bool,
    /// Whether another answer decides if it is needed: neither marked nor `required`.
    pub quiet: bool,
}

impl Field {
    /// A field for text.
    #[must_use]
    pub fn new(name: &'static str, label: impl Into<String>) -> Self {
        Self {
            name,
            label: label.into(),
            kind: "text",
            ..Self::default()
        }
    }

    /// What helps to answer.
    #[must_use]
    pub fn hint(mut self, hint: impl Into<String>) -> Self {
        self.hint = Some(hint.into());
        self
    }

    /// What was typed.
    #[must_use]
    pub fn value(mut self, value: impl Into<String>) -> Self {
        self.value = value.into();
        self
    }

    /// The kind of input and how wide it looks.
    #[must_use]
    pub fn kind(mut self, kind: &'static str, class: &'static str) -> Self {
        self.kind = kind;
        self.class = class;
        self
    }

    /// Autofill name and keyboard.
    #[must_use]
    pub fn typed(mut self, autocomplete: &'static str, inputmode: &'static str) -> Self {
        self.autocomplete = autocomplete;
        self.inputmode = inputmode;
        self
    }

    /// May stay empty.
    #[must_use]
    pub fn optional(mut self) -> Self {
        self.optional = true;
        self
    }

    /// Takes its error from the form's.
    #[must_use]
    pub fn checked(mut self, errors: &FormErrors) -> Self {
        self.error = errors.of_field(self.name);
        self
    }

    /// The ids of hint and error, for `aria-describedby`.
    #[must_use]
    pub fn described_by(&self) -> String {
        let ids = [
            self.hint.is_some().then(|| format!("{}-hint", self.name)),
            self.error.is_some().then(|| format!("{}-error", self.name)),
        ];
        let ids: Vec<String> = ids.into_iter().flatten().collect();
        ids.join(" ")
    }
}

/// One answer of several.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Choice {
    /// What the form sends.
    pub value: String,
    /// What it says.
    pub label: String,
    /// Whether it is chosen.
    pub selected: bool,
}

impl Choice {
    /// A choice; `chosen` is the value that is.
    #[must_use]
    pub fn new(value: impl Into<String>, label: impl Into<String>, chosen: &str) -> Self {
        let value = value.into();
        Self {
            selected: value == chosen,
            value,
            label: label.into(),
        }
    }
}

/// A field to choose in: a `select`, radios or boxes, as the template has it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Choices {
    /// The form's name for it, and its id in the page.
    pub name: &'static str,
    /// What it asks.
    pub label: String,
    /// What helps to answer.
    pub hint: Option<String>,
    /// What is wrong with the answer.
    pub error: Option<String>,
    /// Whether it may stay unanswered.
    pub optional: bool,
    /// The answers.
    pub choices: Vec<Choice>,
}

impl Choices {
    /// A question with its answers.
    #[must_use]
    pub fn new(name: &'static str, label: impl Into<String>, choices: Vec<Choice>) -> Self {
        Self {
            name,
            label: label.into(),
            choices,
            ..Self::default()
        }
    }

    /// What helps to answer.
    #[must_use]
    pub fn hint(mut self, hint: impl Into<String>) -> Self {
        self.hint = Some(hint.into());
        self
    }

    /// May stay unanswered.
    #[must_use]
    pub fn optional(mut self) -> Self {
        self.optional = true;
        self
    }

    /// Takes its error from the form's.
    #[must_use]
    pub fn checked(mut self, errors: &FormErrors) -> Self {
        self.error = errors.of_field(self.name);
        self
    }
}

/// What is wrong with a form, field by field, in the reader's language.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct FormErrors(Vec<(String, String)>);

impl FormErrors {
    /// Nothing is wrong.
    #[must_use]
    pub fn none() -> Self {
        Self::default()
    }

    /// Says faults in words. The last part of a fault's pointer is the field's name.
    #[must_use]
    pub fn of(locale: Locale, faults: &[FieldFault]) -> Self {
        let said = |found: &FieldFault| {
            let name = found.pointer.rsplit('/').next().unwrap_or_default();
            (name.to_owned(), fault_text(locale, &found.fault))
        };
        Self(faults.iter().map(said).collect())
    }

    /// Adds one in words.
    pub fn add(&mut self, name: impl Into<String>, words: impl Into<String>) {
        self.0.push((name.into(), words.into()));
    }

    /// Gives fields the form's names where the parser had others: `localDate` is `date`.
    #[must_use]
    pub fn renamed(mut self, names: &[(&str, &str)]) -> Self {
        for (field, _) in &mut self.0 {
            if let Some((_, to)) = names.iter().find(|(from, _)| from == field) {
                (*to).clone_into(field);
            }
        }
        self
    }

    /// Whether nothing is wrong.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// What is wrong with one field.
    #[must_use]
    pub fn of_field(&self, name: &str) -> Option<String> {
        let (_, words) = self.0.iter().find(|(field, _)| field == name)?;
        Some(words.clone())
    }

    /// The lines at the top of the page: where each leads, and what it says. `labels` gives the
    /// fields of the form; a fault elsewhere stands without a link.
    #[must_use]
    pub fn summary(&self, labels: &[(&str, impl AsRef<str>)]) -> Vec<SummaryLine> {
        let line = |(name, words): &(String, String)| {
            let label = labels.iter().find(|(field, _)| field == name);
            SummaryLine {
                field: label.map(|(field, _)| (*field).to_owned()),
                text: match label {
                    Some((_, label)) => format!("{} – {words}", label.as_ref()),
                    None => words.clone(),
                },
            }
        };
        self.0.iter().map(line).collect()
    }
}

/// One line of the summary of errors.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SummaryLine {
    /// The field it leads to.
    pub field: Option<String>,
    /// Which field, and what is wrong.
    pub text: String,
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::platform::problem::{Fault, Faults};

    #[test]
    fn a_fault_finds_its_field_and_its_words() {
        let mut faults = Faults::none();
        faults.add("/contact/email", Fault::new("empty"));
        let errors = FormErrors::of(Locale::Sv, &faults.into_fields());
        assert_eq!(
            errors.of_field("email").as_deref(),
            Some("Skriv något här.")
        );
        let summary = errors.summary(&[("email", "E-post")]);
        assert_eq!(summary[0].text, "E-post – Skriv något här.");
    }
}
