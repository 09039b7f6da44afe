//! What is wrong with a form: beside each field, and as links at the top of the page.

use crate::platform::i18n::{Locale, field_fault_text};
use crate::platform::problem::FieldFault;

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
        Self::renamed(locale, faults, &[])
    }

    /// The same where the form has other names than the parser: `localDate` is `date`.
    #[must_use]
    pub fn renamed(locale: Locale, faults: &[FieldFault], names: &[(&str, &str)]) -> Self {
        let said = |found: &FieldFault| {
            let name = found.pointer.rsplit('/').next().unwrap_or_default();
            let renamed = names.iter().find(|(from, _)| *from == name);
            let field = renamed.map_or(name, |(_, to)| *to);
            let words = field_fault_text(locale, field, &found.fault);
            (field.to_owned(), words)
        };
        Self(faults.iter().map(said).collect())
    }

    /// Adds one in words.
    pub fn add(&mut self, name: impl Into<String>, words: impl Into<String>) {
        self.0.push((name.into(), words.into()));
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
            Some("Skriv din e-post.")
        );
        let summary = errors.summary(&[("email", "E-post")]);
        assert_eq!(summary[0].text, "E-post – Skriv din e-post.");
    }

    #[test]
    fn a_field_without_a_text_of_its_own_has_the_general_one() {
        let mut faults = Faults::none();
        faults.add("/localDate", Fault::new("missing"));
        faults.add("/room", Fault::new("missing"));
        let names = [("localDate", "date")];
        let errors = FormErrors::renamed(Locale::Sv, &faults.into_fields(), &names);
        assert_eq!(errors.of_field("date").as_deref(), Some("Välj en dag."));
        assert_eq!(errors.of_field("room").as_deref(), Some("Det här saknas."));
    }
}
