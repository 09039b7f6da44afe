//! Who is away, when, and who steps in: asked for in the page's address, and carried along by its form.

use chrono::NaiveDate;

use crate::booking::actions::SubstitutionsRequest;
use crate::booking::desk::paths::SUBSTITUTIONS;
use crate::platform::input::form::Form;
use crate::platform::input::query::Query;

/// As it was typed.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Chosen {
    /// An id, or nothing yet.
    pub helper: String,
    pub from: String,
    pub to: String,
    /// An id, or nobody.
    pub by: String,
}

impl Chosen {
    pub fn of_query(query: &Query) -> Self {
        let text = |name| query.get(name).unwrap_or_default().to_owned();
        Self {
            helper: text("helper"),
            from: text("from"),
            to: text("to"),
            by: text("by"),
        }
    }

    pub fn of_form(form: &Form) -> Self {
        let text = |name| form.text(name).to_owned();
        Self {
            helper: text("helper"),
            from: text("from"),
            to: text("to"),
            by: text("by"),
        }
    }

    /// Where nothing was typed: today, and one day.
    #[must_use]
    pub fn or_today(self, today: NaiveDate) -> Self {
        let or = |text: String, other: &str| match text.is_empty() {
            true => other.to_owned(),
            false => text,
        };
        let from = or(self.from, &today.to_string());
        Self {
            to: or(self.to, &from),
            from,
            ..self
        }
    }

    /// The same as the API is asked.
    pub fn request(&self) -> SubstitutionsRequest {
        let own = |text: &String| Some(text.clone()).filter(|text| !text.is_empty());
        SubstitutionsRequest {
            staff_id: own(&self.helper),
            from: own(&self.from),
            to: own(&self.to),
            by: own(&self.by),
            preview: false,
        }
    }

    /// What the form carries along.
    pub fn hidden(&self) -> Vec<(&'static str, String)> {
        vec![
            ("helper", self.helper.clone()),
            ("from", self.from.clone()),
            ("to", self.to.clone()),
            ("by", self.by.clone()),
        ]
    }
}

/// The page about somebody's days, after the language; what stands in it was read before.
pub fn path_of(chosen: &Chosen) -> String {
    let Chosen {
        helper,
        from,
        to,
        by,
    } = chosen;
    format!("{SUBSTITUTIONS}?helper={helper}&from={from}&to={to}&by={by}")
}
