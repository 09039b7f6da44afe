//! The page of the form that books: two things asked, the rest offered only where it fits.

use askama::Template;

use super::facts::BookFacts;
use super::fields::{HomeVisitFields, MoreFields, ReachFields, labels, more, name, reach, visit};
use super::form::BookForm;
use crate::platform::i18n::t_with;
use crate::platform::ui::Layout;
use crate::platform::ui::form::{BotCheck, Field, FormErrors, SummaryLine};
use crate::session::DayGroup;
use crate::session::TimeLine;

/// Why it could not be booked, and what can be instead.
#[derive(Debug, Clone, Default)]
pub struct BookRefused {
    /// The problem's title.
    pub title: String,
    /// What to do.
    pub detail: String,
    /// The booking that the visitor has here already.
    pub booking_href: Option<String>,
    /// The nearest sessions with seats.
    pub alternatives: Vec<DayGroup>,
}

/// `/{lang}/sessions/{id}/book`.
#[derive(Template)]
#[template(path = "booking/book.html")]
pub struct BookPage {
    /// The frame.
    pub l: Layout,
    when: String,
    meetings: Vec<TimeLine>,
    place: String,
    back_href: String,
    action: String,
    key: String,
    check: Option<BotCheck>,
    csrf: Option<String>,
    open: bool,
    queue: Option<String>,
    summary: Vec<SummaryLine>,
    refused: Option<BookRefused>,
    name: Field,
    reach: ReachFields,
    visit: Option<HomeVisitFields>,
    more: MoreFields,
    topics_told: Vec<String>,
    kept_for: String,
}

impl BookPage {
    /// The page, with what was typed and what is wrong with it. Its title is set here.
    #[must_use]
    pub fn new(
        layout: Layout,
        facts: BookFacts,
        form: BookForm,
        errors: &FormErrors,
        refused: Option<BookRefused>,
    ) -> Self {
        let locale = layout.locale;
        let title_key = if facts.queue.is_some() {
            "book-title-queue"
        } else {
            "book-title"
        };
        let l = Layout {
            title: t_with(locale, title_key, &[("title", facts.title.as_str().into())]),
            error: !errors.is_empty() || refused.is_some(),
            ..layout
        };
        let queue = |n: i64| t_with(locale, "book-queue", &[("n", n.into())]);
        Self {
            csrf: l.staff.as_ref().map(|staff| staff.csrf.clone()),
            summary: errors.summary(&labels(locale)),
            name: name(locale, &form, errors),
            reach: reach(locale, &form, errors, facts.by_phone),
            visit: facts.at_home.then(|| visit(locale, &form, errors)),
            more: more(locale, &form, errors, &facts),
            kept_for: t_with(locale, "book-kept", &[("days", facts.kept_days.into())]),
            queue: facts.queue.map(queue),
            open: facts.open,
            topics_told: facts.topics_told,
            when: facts.when,
            meetings: facts.meetings,
            place: facts.place,
            back_href: facts.back_href,
            action: facts.action,
            key: facts.key,
            check: facts.check,
            refused,
            l,
        }
    }

    /// Whether another press books for somebody else.
    fn is_booked_already(&self) -> bool {
        let refused = self.refused.as_ref();
        refused.is_some_and(|refused| refused.booking_href.is_some())
    }
}
