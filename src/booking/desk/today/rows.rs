//! The sessions of a day as lines, each with the one word that stands out.

use chrono::{DateTime, NaiveDate, Utc};

use super::day::Day;
use super::page::{DayChip, DayRow, NextDay, QuickWalkIn, RunningSession};
use crate::booking::desk::paths::roster_path;
use crate::booking::desk::tallies::DropInTallies;
use crate::booking::present::title;
use crate::platform::i18n::{dates, spans, t, t_with};
use crate::platform::idempotency::IdempotencyKey;
use crate::platform::ui::{DeskNavigation, Layout, StaffTab};
use crate::session::{SessionRow, Status, WalkInKind};

/// What lines are made with.
pub struct DayLines<'a> {
    pub layout: &'a Layout,
    pub navigation: &'a DeskNavigation,
    pub day: &'a Day,
    pub today: NaiveDate,
    pub now: DateTime<Utc>,
}

impl DayLines<'_> {
    /// Whether it has begun, and is neither over nor called off.
    pub fn is_running(&self, row: &SessionRow) -> bool {
        let has_begun = row.session.timing.starts_at <= self.now;
        has_begun && row.session.status(self.now) == Status::Published
    }

    pub fn running(&self, row: &SessionRow) -> RunningSession {
        let locale = self.layout.locale;
        let here = self.day.here.get(&row.session.id).copied().unwrap_or(0);
        let booked = i64::from(self.day.seats(row).0);
        let fits = booked > 0 && here <= booked;
        let is_here = ("here", here.into());
        let line = self.row(row);
        RunningSession {
            here: match fits {
                true => t_with(locale, "today-here", &[is_here, ("booked", booked.into())]),
                false => t_with(locale, "today-here-open", &[is_here]),
            },
            progress: fits.then_some((here, booked)),
            walk_in: (!row.session.is_drop_in() && line.href.is_some()).then(|| self.walk_in(row)),
            tallies: (row.session.is_drop_in() && line.href.is_some())
                .then(|| self.tallies(row, here)),
            id: format!("at-{}", row.session.id),
            row: line,
        }
    }

    /// Who came includes those who gave a name.
    fn tallies(&self, row: &SessionRow, here: i64) -> DropInTallies {
        let id = row.session.id;
        let sums = self.day.walk_ins.get(&id).copied().unwrap_or_default();
        let count = |kind| match kind {
            WalkInKind::Came => here,
            other => sums.of(other),
        };
        let last = |kind| self.day.last_walk_ins.get(&(id, kind)).copied();
        DropInTallies::new(self.layout, &row.session, count, last)
    }

    fn walk_in(&self, row: &SessionRow) -> QuickWalkIn {
        let path = format!("{}/walk-ins", roster_path(&row.session));
        QuickWalkIn {
            action: self.layout.at_venue(&path, &[]),
            id: format!("name-{}", row.session.id),
            key: IdempotencyKey::fresh().as_str().to_owned(),
        }
    }

    pub fn row(&self, row: &SessionRow) -> DayRow {
        let (locale, session) = (self.layout.locale, &row.session);
        let helps = self.day.is_own(row);
        let is_open = self.day.openings.is_open(session, helps);
        let (title, title_lang) = title(session, locale);
        DayRow {
            time: dates::time(locale, session.timing.local_time),
            until: spans::until(locale, session.local_span(), self.today),
            title,
            title_lang: title_lang.filter(|tag| tag != locale.tag()),
            href: is_open.then(|| self.layout.at_venue(&roster_path(session), &[])),
            place: self.place(row),
            booked: self.booked(row),
            chip: self.chip(row),
            note: self.day.openings.note(locale, session, helps),
        }
    }

    fn place(&self, row: &SessionRow) -> String {
        let rooms = &self.day.related.rooms;
        let room = row.session.room_id.and_then(|id| rooms.get(&id));
        let helpers = self.day.helped_by.get(&row.session.id);
        let at = row.held_at(self.layout.locale);
        let names_venue = self.navigation.names_venues();
        let parts = [
            helpers.map(|names| names.join(", ")),
            room.map(|room| room.name.clone()),
            (names_venue || !at.at_venue).then_some(at.name),
        ];
        let parts: Vec<String> = parts.into_iter().flatten().collect();
        parts.join(" · ")
    }

    fn booked(&self, row: &SessionRow) -> String {
        let locale = self.layout.locale;
        match self.day.seats(row) {
            (taken, Some(total)) => {
                let facts = [("taken", taken.into()), ("total", total.into())];
                t_with(locale, "desk-booked", &facts)
            }
            (_, None) => t(locale, "today-drop-in").into_owned(),
        }
    }

    fn chip(&self, row: &SessionRow) -> Option<DayChip> {
        let status = row.session.status(self.now);
        let is_counted = self.day.counted.contains(&row.session.id);
        let (taken, total) = self.day.seats(row);
        let (key, class) = match status {
            Status::Cancelled => ("status-cancelled", "wrong"),
            Status::Past if !is_counted => ("desk-uncounted", "wrong"),
            Status::Past => ("today-counted", "fact"),
            _ if self.day.is_pending(row) => ("today-pending", "wrong"),
            _ if total.is_some_and(|total| total <= taken) => ("seats-full", "filled"),
            _ => return None,
        };
        let text = t(self.layout.locale, key).into_owned();
        Some(DayChip { text, class })
    }

    pub fn next_day(&self) -> Option<NextDay> {
        let first = self.day.next.as_slice().first()?.session.timing.local_date;
        let date = first.to_string();
        let path = StaffTab::Today.path();
        Some(NextDay {
            heading: dates::day_heading(self.layout.locale, first, self.today),
            href: self.layout.at_venue(path, &[("date", &date)]),
            rows: self.day.next.iter().map(|row| self.row(row)).collect(),
        })
    }
}
