//! Everything a session's page is made of, read at once, and what its reader may do.

use chrono::{DateTime, Utc};
use diesel_async::AsyncPgConnection;

use super::counters::ShownSeats;
use super::head::PresenceCount;
use crate::booking::access::RosterAccess;
use crate::booking::attendance::AttendanceOutcome;
use crate::booking::calls::{CallsLeft, calls_left};
use crate::booking::day::{
    BareWalkIn, LastWalkIns, Roster, last_bare, last_of_each_kind, read_roster,
};
use crate::booking::model::Booking;
use crate::booking::present::SessionDetails;
use crate::booking::rules::not_before_the_morning;
use crate::booking::status::BookingStatus;
use crate::platform::auth::{Actor, Permission, Target};
use crate::platform::i18n::{Locale, dates};
use crate::platform::problem::Problem;
use crate::session::{self, Proposal, Status, StoredStatus, WalkInSums};

pub struct RosterScreen<'a> {
    pub details: SessionDetails,
    pub seats: ShownSeats,
    pub roster: Roster,
    /// People without a name.
    pub walk_ins: WalkInSums,
    pub last_walk_ins: LastWalkIns,
    /// The last of those who came.
    pub last_bare: Option<BareWalkIn>,
    /// Whom a person must still tell.
    pub left: CallsLeft,
    /// The names of those who help.
    pub helpers: Vec<String>,
    /// While it waits to be published.
    pub proposal: Option<Proposal>,
    pub actor: &'a Actor,
    pub target: Target,
    pub now: DateTime<Utc>,
}

impl<'a> RosterScreen<'a> {
    pub async fn load(
        conn: &mut AsyncPgConnection,
        RosterAccess { session, reader }: RosterAccess,
        actor: &'a Actor,
        now: DateTime<Utc>,
    ) -> Result<Self, Problem> {
        let booked_in = session.course_id.unwrap_or(session.id);
        let roster = read_roster(conn, &session, reader, now).await?;
        Ok(Self {
            target: session::target(conn, &session, actor.id).await?,
            seats: ShownSeats::load(conn, &session).await?,
            left: calls_left(conn, booked_in, now).await?,
            walk_ins: session::walk_ins_of(conn, session.id).await?,
            last_walk_ins: last_of_each_kind(conn, &[session.id]).await?,
            last_bare: last_bare(conn, session.id).await?,
            helpers: session::helped_by(conn, &[session.id])
                .await?
                .remove(&session.id)
                .unwrap_or_default(),
            proposal: match session.status {
                StoredStatus::Proposed => {
                    let mut proposals = session::proposals_of(conn, &[session.id]).await?;
                    proposals.remove(&session.id)
                }
                _ => None,
            },
            details: SessionDetails::load(conn, session, now).await?,
            actor,
            roster,
            now,
        })
    }

    pub fn may(&self, permission: Permission) -> bool {
        self.actor.scope(permission).covers(self.target)
    }

    pub fn status(&self) -> Status {
        self.details.session.status(self.now)
    }

    pub fn on_the_day(&self) -> bool {
        self.details.session.status == StoredStatus::Published
            && not_before_the_morning(&self.details.session, self.now).is_ok()
    }

    pub fn heading(&self, locale: Locale) -> String {
        let time = dates::time(locale, self.details.session.timing.local_time);
        format!("{time} {}", self.details.title(locale).0)
    }

    /// "Katrineholms bibliotek, Datasalen · Huda Nilsson, Lars Ek".
    pub fn place(&self, locale: Locale) -> String {
        let place = self.details.place(locale);
        match self.helpers.is_empty() {
            true => place,
            false => format!("{place} · {}", self.helpers.join(", ")),
        }
    }

    /// Whether somebody can be ticked off now, and by this reader.
    pub fn may_tick(&self) -> bool {
        self.on_the_day() && self.may(Permission::CheckIn)
    }

    /// Those who do not wait, in the order of the list.
    pub fn with_a_seat(&self) -> impl Iterator<Item = &Booking> {
        let all = self.roster.bookings.iter();
        all.filter(|booking| booking.status != BookingStatus::Waiting)
    }

    /// How many of those booked are there, and how many are expected in all.
    pub fn presence_count(&self) -> PresenceCount {
        let mut count = PresenceCount {
            bare: self.walk_ins.came,
            ..PresenceCount::default()
        };
        for booking in self.with_a_seat() {
            let mark = self.roster.marks.get(&booking.id);
            let people = match mark.map(|mark| (mark.outcome, mark.people)) {
                Some((AttendanceOutcome::Came, people)) => people,
                _ => 0,
            };
            let excused = mark.is_some_and(|mark| mark.outcome == AttendanceOutcome::Excused);
            count.here += i64::from(people);
            count.expected += match excused {
                true => 0,
                false => i64::from(people.max(booking.seats)),
            };
        }
        count
    }
}
