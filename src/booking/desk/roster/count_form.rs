//! The form that says how many came: plain data, in the reader's language.

use crate::platform::i18n::{Locale, numbers, t, t_with};
use crate::platform::ui::form::{Field, FormErrors};

/// What stands in the fields of the count, as typed.
#[derive(Debug, Clone, Default)]
pub struct TypedCount {
    pub total: String,
    pub children: String,
    pub digital: String,
    pub estimated: bool,
}

/// The count. The form sends `total`, `children`, `digital` and `estimated`.
#[derive(Debug, Clone)]
pub struct CountForm {
    /// Where the button goes.
    pub action: String,
    /// "Inte räknad än." or who counted, and when.
    pub state: String,
    /// How many were in the room, how many of them children, how many took part from elsewhere.
    pub fields: Vec<Field>,
    /// Whether that is a guess.
    pub estimated: bool,
    /// "Ja, 400 kom": stores a figure that was asked about. Sends `sure`.
    pub sure: Option<String>,
}

impl CountForm {
    /// The form, with proposed or earlier figures.
    #[must_use]
    pub fn new(
        locale: Locale,
        action: impl Into<String>,
        typed: TypedCount,
        errors: &FormErrors,
    ) -> Self {
        let field = |name, label: &str, value: String| {
            Field::new(name, t(locale, label))
                .kind("text", "tiny")
                .typed("off", "numeric")
                .value(value)
                .checked(errors)
        };
        Self {
            action: action.into(),
            state: t(locale, "count-none").into_owned(),
            fields: vec![
                field("total", "count-total", typed.total),
                field("children", "count-children", typed.children).optional(),
                field("digital", "count-digital", typed.digital).optional(),
            ],
            estimated: typed.estimated,
            sure: None,
        }
    }

    /// Asks whether a figure that is far above the expected is right.
    #[must_use]
    pub fn asked(mut self, locale: Locale, total: i64) -> Self {
        let total = numbers::count(locale, total);
        self.sure = Some(t_with(locale, "count-sure", &[("n", total.into())]));
        self
    }

    /// Says who counted, and when: "Räknad av Huda tisdag 6 oktober kl. 15.10."
    #[must_use]
    pub fn counted(mut self, locale: Locale, name: &str, when: &str) -> Self {
        let facts = [("name", name.into()), ("when", when.into())];
        self.state = t_with(locale, "count-done", &facts);
        self
    }
}
