//! Which venue, days and kind the page is about: asked for in its address, and carried along by its form.

use chrono::NaiveDate;

use crate::platform::input::form::Form;
use crate::platform::input::query::Query;
use crate::platform::problem::{Fault, Faults};
use crate::platform::time::parse_date;
use crate::session::{SessionKind, SessionsOfDays};
use crate::venue::Venue;

/// As it was typed.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Chosen {
    /// A slug or id.
    pub venue: String,
    pub from: String,
    pub to: String,
    pub kind: String,
    /// An id; empty for whatever series.
    pub series: String,
}

impl Chosen {
    pub fn of_query(query: &Query) -> Self {
        let text = |name| query.get(name).unwrap_or_default().to_owned();
        Self {
            venue: text("venue"),
            from: text("from"),
            to: text("to"),
            kind: text("kind"),
            series: text("series"),
        }
    }

    pub fn of_form(form: &Form) -> Self {
        let text = |name| form.text(name).to_owned();
        Self {
            venue: text("venue"),
            from: text("from"),
            to: text("to"),
            kind: text("kind"),
            series: text("series"),
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

    /// The days that are meant, or every fault.
    pub fn days(&self, venue: &Venue) -> Result<SessionsOfDays, Faults> {
        let mut faults = Faults::none();
        let from = faults.take("/from", parse_date(&self.from));
        let to = faults.take("/to", parse_date(&self.to));
        let kind = Some(self.kind.as_str()).filter(|kind| !kind.is_empty());
        let kind = faults.take_optional("/kind", kind, SessionKind::parse);
        if from.zip(to).is_some_and(|(from, to)| to < from) {
            faults.add("/to", Fault::new("end-before-start"));
        }
        match (from, to) {
            (Some(from), Some(to)) if faults.is_empty() => Ok(SessionsOfDays {
                venue: venue.id,
                from,
                to,
                kind,
                series: self.series.parse().ok(),
            }),
            _ => Err(faults),
        }
    }
}

/// The page's address about these days, after the language.
pub fn path_of(venue: &Venue, days: &SessionsOfDays) -> String {
    let kind = days.kind.map(|kind| format!("&kind={}", kind.name()));
    let series = days.series.map(|series| format!("&series={series}"));
    format!(
        "{}?venue={}&from={}&to={}{}{}",
        crate::booking::desk::paths::CANCELLATIONS,
        venue.slug,
        days.from,
        days.to,
        kind.unwrap_or_default(),
        series.unwrap_or_default()
    )
}
