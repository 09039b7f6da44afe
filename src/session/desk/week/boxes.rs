//! The boxes of one cell, in order of time: a session each, but slots that one helper gives one after another, which
//! are one box.

use std::collections::{HashMap, HashSet};

use chrono::{DateTime, Utc};

use super::page::WeekBox;
use super::which::RowsAre;
use crate::platform::i18n::{Locale, dates, t, t_with};
use crate::platform::ids::SessionId;
use crate::platform::ui::{Layout, StaffTab};
use crate::session::list::course_seats::CourseSeats;
use crate::session::list::related::Related;
use crate::session::list::rows::SessionRow;
use crate::session::model::{SessionKind, Status};
use crate::session::present::words::Words;

/// What boxes are made with.
pub struct WeekFacts<'a> {
    pub layout: &'a Layout,
    pub related: &'a Related,
    pub helped_by: HashMap<SessionId, Vec<String>>,
    pub counted: HashSet<SessionId>,
    pub seats: CourseSeats,
    pub names_venues: bool,
    /// Whether the reader opens lists on any day; a volunteer goes by the day.
    pub opens_lists: bool,
    pub now: DateTime<Utc>,
}

impl WeekFacts<'_> {
    pub fn helpers(&self, row: &SessionRow) -> &[String] {
        let helpers = self.helped_by.get(&row.session.id);
        helpers.map(Vec::as_slice).unwrap_or_default()
    }

    pub fn room(&self, row: &SessionRow) -> Option<&str> {
        let room = row
            .session
            .room_id
            .and_then(|id| self.related.rooms.get(&id));
        room.map(|room| room.name.as_str())
    }

    /// The boxes of sessions in order of time. `shown` is what the rows of the table say already.
    pub fn boxes(&self, rows: &[&SessionRow], shown: Option<RowsAre>) -> Vec<WeekBox> {
        let mut groups: Vec<Vec<&SessionRow>> = Vec::new();
        for row in rows {
            match groups.last_mut() {
                Some(group) if self.go_on(group, row) => group.push(row),
                _ => groups.push(vec![row]),
            }
        }
        let groups = groups.iter();
        groups.filter_map(|group| self.one(group, shown)).collect()
    }

    fn go_on(&self, group: &[&SessionRow], row: &SessionRow) -> bool {
        let first = group.first();
        first.is_some_and(|first| self.go_together(first, row))
    }

    /// Whether both are slots of one block: alike in everything but the time.
    fn go_together(&self, one: &SessionRow, other: &SessionRow) -> bool {
        let (a, b) = (&one.session, &other.session);
        a.kind == SessionKind::OneToOne
            && (a.kind, a.status, a.room_id, a.venue_id)
                == (b.kind, b.status, b.room_id, b.venue_id)
            && a.texts.title == b.texts.title
            && self.helpers(one) == self.helpers(other)
    }

    fn one(&self, group: &[&SessionRow], shown: Option<RowsAre>) -> Option<WeekBox> {
        let (first, last) = (group.first()?, group.last()?);
        let locale = self.layout.locale;
        let mut words = Words::new(locale, first.owner.language());
        let title = words.pick(&first.session.texts.title);
        let (start, end) = (
            first.session.local_span().start,
            last.session.local_span().end,
        );
        let times = [start, end].map(|at| dates::time(locale, at.time()));
        let [start, end] = times;
        let (mark, class) = self.mark(first, group);
        Some(WeekBox {
            times: t_with(
                locale,
                "week-times",
                &[("start", start.into()), ("end", end.into())],
            ),
            title: match group.len() {
                1 => title,
                n => t_with(
                    locale,
                    "week-several",
                    &[("title", title.into()), ("n", n.into())],
                ),
            },
            title_lang: words.fallback(),
            href: self.href(first, group),
            facts: self.facts(first, group, shown),
            mark: mark.map(|key| t(locale, key).into_owned()),
            class,
        })
    }

    /// The list of one session; of several the day, where each has a line.
    fn href(&self, first: &SessionRow, group: &[&SessionRow]) -> String {
        let first = &first.session;
        match group.len() {
            1 if self.opens_lists => self
                .layout
                .at_venue(&format!("/desk/sessions/{}", first.id), &[]),
            _ => {
                let date = first.timing.local_date.to_string();
                self.layout
                    .at_venue(StaffTab::Today.path(), &[("date", &date)])
            }
        }
    }

    fn facts(&self, first: &SessionRow, group: &[&SessionRow], shown: Option<RowsAre>) -> String {
        let helpers = self.helpers(first).join(", ");
        let room = self.room(first).map(str::to_owned);
        let parts = [
            (shown != Some(RowsAre::Helpers)).then_some(helpers),
            room.filter(|_| shown != Some(RowsAre::Rooms)),
            (self.names_venues && shown != Some(RowsAre::Rooms)).then(|| first.venue.name.clone()),
            self.booked(group),
        ];
        let parts: Vec<String> = parts
            .into_iter()
            .flatten()
            .filter(|part| !part.is_empty())
            .collect();
        parts.join(" · ")
    }

    fn booked(&self, group: &[&SessionRow]) -> Option<String> {
        let (taken, total) = self.taken(group);
        let facts = [("taken", taken.into()), ("total", total?.into())];
        Some(t_with(self.layout.locale, "desk-booked", &facts))
    }

    /// Seats taken and all there are, added up.
    fn taken(&self, group: &[&SessionRow]) -> (i64, Option<i64>) {
        let seats = group.iter().map(|row| self.seats.of(row));
        seats.fold((0, Some(0)), |(taken, total), (more, of)| {
            let of = total.zip(of).map(|(total, of)| total + i64::from(of));
            (taken + i64::from(more), of)
        })
    }

    /// What stands out, in a word.
    fn mark(
        &self,
        first: &SessionRow,
        group: &[&SessionRow],
    ) -> (Option<&'static str>, &'static str) {
        let (taken, total) = self.taken(group);
        let is_uncounted = |row: &&SessionRow| {
            row.session.status(self.now) == Status::Past && !self.counted.contains(&row.session.id)
        };
        if first.session.status(self.now) == Status::Cancelled {
            (Some("status-cancelled"), "wrong")
        } else if group.iter().any(is_uncounted) {
            (Some("desk-uncounted"), "wrong")
        } else if self.lacks_a_helper(first) {
            (Some("week-helper-missing"), "wrong")
        } else if total.is_some_and(|total| total <= taken) {
            (Some("seats-full"), "filled")
        } else {
            (None, "")
        }
    }

    /// Only where others of the week say who helps: some venues never do.
    fn lacks_a_helper(&self, row: &SessionRow) -> bool {
        let is_to_come = row.session.status(self.now) == Status::Published;
        is_to_come && !self.helped_by.is_empty() && self.helpers(row).is_empty()
    }

    pub fn locale(&self) -> Locale {
        self.layout.locale
    }
}
