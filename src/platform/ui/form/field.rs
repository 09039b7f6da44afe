//! A field to type into, as `field` in `templates/partial/form.html` shows it.

use std::borrow::Cow;

use super::errors::FormErrors;

/// One field to type into.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Field {
    /// The form's name for it, and its id in the page.
    pub name: Cow<'static, str>,
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
    pub fn new(name: impl Into<Cow<'static, str>>, label: impl Into<String>) -> Self {
        Self {
            name: name.into(),
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
        self.error = errors.of_field(&self.name);
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
