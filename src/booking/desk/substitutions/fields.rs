//! The fields of the page, each with its error.

use super::decided::{Decided, cover_name};
use super::open::OpenSession;
use super::screen::SubstitutionsScreen;
use crate::booking::desk::reasons;
use crate::platform::i18n::{Locale, t};
use crate::platform::problem::Problem;
use crate::platform::ui::form::{Choice, Choices, Field, FormErrors};

impl SubstitutionsScreen {
    pub(super) fn errors(&self, locale: Locale, problem: &Problem) -> FormErrors {
        let more = [("staffId", "helper")];
        reasons::errors(locale, problem, &self.languages, &more)
    }

    pub(super) fn labels(&self, locale: Locale) -> Vec<(String, String)> {
        let label = |name: &str, key: &str| (name.to_owned(), t(locale, key).into_owned());
        let mut labels = vec![
            label("helper", "substitutions-helper"),
            label("from", "search-from"),
            label("to", "search-to"),
            label("by", "substitutions-by"),
        ];
        let rows = self.open.iter();
        labels.extend(rows.map(|one| {
            let name = cover_name(one.session.id);
            (name, self.label(locale, &one.session))
        }));
        let key = "substitutions-reason";
        labels.extend(reasons::labels(locale, &self.languages, key));
        labels
    }

    pub(super) fn helper_choices(&self, locale: Locale, errors: &FormErrors) -> Choices {
        let chosen = self.chosen.helper.as_str();
        let first = Choice::new("", t(locale, "substitutions-choose"), chosen);
        let helpers = self.helpers.iter();
        let helpers = helpers.map(|(id, name)| Choice::new(id.to_string(), name, chosen));
        let choices = std::iter::once(first).chain(helpers).collect();
        Choices::new("helper", t(locale, "substitutions-helper"), choices).checked(errors)
    }

    pub(super) fn substitute_choices(&self, locale: Locale, errors: &FormErrors) -> Choices {
        let chosen = self.chosen.by.as_str();
        let nobody = Choice::new("", t(locale, "substitutions-nobody"), chosen);
        let all = self.colleagues.iter();
        let all = all.filter(|one| one.id.to_string() != self.chosen.helper);
        let all = all.map(|one| Choice::new(one.id.to_string(), &one.name, chosen));
        let choices = std::iter::once(nobody).chain(all).collect();
        Choices::new("by", t(locale, "substitutions-by"), choices).checked(errors)
    }

    pub(super) fn day(
        &self,
        locale: Locale,
        name: &'static str,
        value: &str,
        errors: &FormErrors,
    ) -> Field {
        let label = match name {
            "from" => t(locale, "search-from"),
            _ => t(locale, "search-to"),
        };
        Field::new(name, label)
            .kind("date", "short")
            .typed("off", "")
            .value(value)
            .checked(errors)
    }

    pub(super) fn cover(
        &self,
        locale: Locale,
        one: &OpenSession,
        decided: &Decided,
        errors: &FormErrors,
    ) -> Choices {
        let chosen = decided.of(one.session.id);
        let choice = |value: &str, key: &str| Choice::new(value, t(locale, key), chosen);
        let mut choices = vec![choice("leave", "substitutions-leave")];
        let free = one.free.iter();
        choices.extend(free.map(|one| Choice::new(one.id.to_string(), &one.name, chosen)));
        choices.push(choice("cancel", "substitutions-cancel"));
        let name = cover_name(one.session.id);
        Choices::new(name, t(locale, "substitutions-cover"), choices).checked(errors)
    }
}
