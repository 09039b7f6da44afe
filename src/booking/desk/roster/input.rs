//! What was typed into one of the forms of a session's page, and why it could not be done.

use super::count_form::TypedCount;
use crate::booking::problems::SOLD_OUT;
use crate::platform::i18n::Locale;
use crate::platform::problem::Problem;
use crate::platform::ui::form::FormErrors;

#[derive(Debug, Default)]
pub struct RosterInput {
    /// A page that is open reads itself again.
    pub polls: bool,
    pub problem: Option<Problem>,
    /// The name of somebody who just came.
    pub name: String,
    /// Why that person was to come in beyond the seats.
    pub beyond: Option<String>,
    pub count: Option<TypedCount>,
}

impl RosterInput {
    /// The reason for letting somebody in beyond the seats, as typed; asked for where there was no seat.
    pub fn reason_beyond(&self) -> Option<String> {
        let is_full = |problem: &Problem| *problem.kind == SOLD_OUT;
        let asked = self.problem.as_ref().is_some_and(is_full);
        self.beyond.clone().or(asked.then(String::new))
    }

    pub fn errors(&self, locale: Locale) -> FormErrors {
        let fields = self.problem.as_ref().map(|problem| &problem.fields);
        fields.map_or_else(FormErrors::none, |fields| FormErrors::of(locale, fields))
    }
}
