//! What was typed into one of the forms of a session's page, and why it could not be done.

use super::count_form::TypedCount;
use crate::platform::i18n::Locale;
use crate::platform::problem::Problem;
use crate::platform::ui::form::FormErrors;

#[derive(Debug, Default)]
pub struct RosterInput {
    pub problem: Option<Problem>,
    /// The name of somebody who just came.
    pub name: String,
    /// Whether that person was to come in beyond the seats.
    pub beyond: bool,
    /// Why the session is cancelled.
    pub reason: String,
    pub count: Option<TypedCount>,
}

impl RosterInput {
    pub fn errors(&self, locale: Locale) -> FormErrors {
        let fields = self.problem.as_ref().map(|problem| &problem.fields);
        fields.map_or_else(FormErrors::none, |fields| FormErrors::of(locale, fields))
    }
}
