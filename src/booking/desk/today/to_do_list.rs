//! What must be done, in words: red is only what somebody would otherwise not be told.

use chrono::NaiveDate;

use super::page::{ToDoLine, ToDoList};
use super::to_do::{Concern, Concerns};
use crate::booking::code::Code;
use crate::booking::desk::paths::{CALLS, LETTERS};
use crate::platform::i18n::{dates, t_with};
use crate::platform::time::{self, Zone};
use crate::platform::ui::{DeskNavigation, Layout, StaffTab, Waiting};

pub struct ToDoWords<'a> {
    pub layout: &'a Layout,
    pub navigation: &'a DeskNavigation,
    pub today: NaiveDate,
}

impl ToDoWords<'_> {
    /// `concerns` is none for whoever serves nobody.
    pub fn list(&self, concerns: Option<&Concerns>) -> ToDoList {
        let Some(concerns) = concerns else {
            return ToDoList {
                lines: self.uncounted().into_iter().collect(),
                ..ToDoList::default()
            };
        };
        let untold = concerns.untold.len();
        let lines = [self.given_up(concerns.given_up), self.due_calls()];
        let offered = concerns.offered.iter();
        let pending = concerns.pending.iter();
        let lines = lines
            .into_iter()
            .flatten()
            .chain(offered.map(|one| self.offered(one)))
            .chain(pending.map(|one| self.concern("today-interpreter", one)))
            .chain(self.uncounted());
        ToDoList {
            untold: (untold > 0)
                .then(|| t_with(self.layout.locale, "today-untold", &[("n", untold.into())])),
            untold_lines: concerns
                .untold
                .iter()
                .map(|one| self.concern("today-person", one))
                .collect(),
            untold_href: self.layout.at_venue(LETTERS, &[]),
            lines: lines.collect(),
        }
    }

    /// A person, and when the session is.
    fn concern(&self, key: &str, one: &Concern) -> ToDoLine {
        let locale = self.layout.locale;
        let hidden = one.discreet == Some(true);
        let name = one.name.clone().filter(|_| !hidden);
        let name = name.unwrap_or_else(|| Code::of(&one.number).grouped);
        ToDoLine {
            text: t_with(locale, key, &[("name", name.into())]),
            href: self.layout.url(&format!("/desk/bookings/{}", one.booking)),
            when: dates::day_and_time(locale, one.day, one.time, self.today),
        }
    }

    /// Until when the place is offered.
    fn offered(&self, one: &Concern) -> ToDoLine {
        let line = self.concern("today-offered", one);
        let Some(until) = one.offered_until else {
            return line;
        };
        let (day, time) = time::local(until, Zone::of_stored(&one.time_zone));
        let until = dates::day_and_time(self.layout.locale, day, time, self.today);
        ToDoLine {
            when: t_with(
                self.layout.locale,
                "today-answer-by",
                &[("when", until.into())],
            ),
            ..line
        }
    }

    fn given_up(&self, calls: usize) -> Option<ToDoLine> {
        let href = self.layout.at_venue(CALLS, &[("state", "gave-up")]);
        self.counted("today-given-up", Waiting(calls), href)
    }

    fn due_calls(&self) -> Option<ToDoLine> {
        let href = self.layout.tab_url(StaffTab::Calls);
        self.counted("today-calls", self.navigation.calls, href)
    }

    fn uncounted(&self) -> Option<ToDoLine> {
        let href = self.layout.tab_url(StaffTab::ToCount);
        self.counted("today-uncounted", self.navigation.to_count, href)
    }

    fn counted(&self, key: &str, waiting: Waiting, href: String) -> Option<ToDoLine> {
        let number = waiting.text()?;
        let facts = [("n", waiting.0.into()), ("number", number.into())];
        Some(ToDoLine {
            text: t_with(self.layout.locale, key, &facts),
            href,
            when: String::new(),
        })
    }
}
