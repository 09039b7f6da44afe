//! A question with given answers, as `select` and `boxes` in `templates/partial/form.html` show it.

use std::borrow::Cow;

use super::errors::FormErrors;

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
    pub name: Cow<'static, str>,
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
    pub fn new(
        name: impl Into<Cow<'static, str>>,
        label: impl Into<String>,
        choices: Vec<Choice>,
    ) -> Self {
        Self {
            name: name.into(),
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
        self.error = errors.of_field(&self.name);
        self
    }
}
