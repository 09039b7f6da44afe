//! The fields of the page, each with its error.

use super::screen::CancelScreen;
use crate::booking::desk::reasons;
use crate::platform::i18n::{Locale, named, t};
use crate::platform::problem::Problem;
use crate::platform::ui::form::{Choice, Choices, Field, FormErrors};
use crate::session::SessionKind;

impl CancelScreen {
    /// Faults of the reason stand at its languages' fields.
    pub(super) fn errors(&self, locale: Locale, problem: &Problem) -> FormErrors {
        let more = [("sessionIds", "session")];
        reasons::errors(locale, problem, &self.languages, &more)
    }

    pub(super) fn labels(&self, locale: Locale) -> Vec<(String, String)> {
        let label = |name: &str, key: &str| (name.to_owned(), t(locale, key).into_owned());
        let mut labels = vec![
            label("from", "search-from"),
            label("to", "search-to"),
            label("session", "cancel-several-which"),
        ];
        let key = "cancel-several-reason";
        labels.extend(reasons::labels(locale, &self.languages, key));
        labels
    }

    pub(super) fn venue_choices(&self, locale: Locale) -> Choices {
        let chosen = self.days.as_ref().map(|(venue, _)| venue.slug.as_str());
        let chosen = chosen.unwrap_or(&self.chosen.venue);
        let venues = self.venues.iter();
        let venues = venues.map(|venue| Choice::new(&venue.slug, &venue.name, chosen));
        Choices::new("venue", t(locale, "new-venue"), venues.collect())
    }

    pub(super) fn day(
        &self,
        locale: Locale,
        name: &'static str,
        value: &str,
        errors: &FormErrors,
    ) -> Field {
        Field::new(name, t(locale, &format!("search-{name}")))
            .kind("date", "short")
            .typed("off", "")
            .value(value)
            .checked(errors)
    }

    pub(super) fn kinds(&self, locale: Locale) -> Choices {
        let all = Choice::new("", t(locale, "cancel-several-all"), &self.chosen.kind);
        let kinds = SessionKind::ALL.into_iter().map(SessionKind::name);
        let kinds =
            kinds.map(|kind| Choice::new(kind, named(locale, "kind", kind), &self.chosen.kind));
        let choices = std::iter::once(all).chain(kinds).collect();
        Choices::new("kind", t(locale, "new-kind"), choices)
    }
}
