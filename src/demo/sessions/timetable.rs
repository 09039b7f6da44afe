//! Turns what is offered each week into dated sessions. Closed days are skipped, and so is whatever
//! would clash.

use crate::platform::time::Zone;
use crate::session::ResourceKind;
use chrono::{DateTime, Datelike, Days, NaiveDate, NaiveTime, TimeDelta, Utc, Weekday};
use uuid::Uuid;

use crate::demo::error::DemoError;
use crate::demo::people::staff::Team;
use crate::demo::places::organisations::DemoOrganisations;
use crate::demo::places::venues::{DemoRoom, DemoVenues};
use crate::demo::sessions::occupancy::Occupancy;
use crate::demo::source::data::{OfferRecord, SourceData};
use crate::demo::source::ids::demo_id;
use crate::demo::source::open_days::OpenDays;
use crate::platform::ids::{RoomId, SessionId, StaffId};
use crate::platform::time::{local, resolve};

/// The weeks around this one that have sessions.
const WEEKS: std::ops::RangeInclusive<i64> = -3..=4;

/// A session with its time and its room.
pub struct PlannedSession<'a> {
    pub id: SessionId,
    pub offer: &'a OfferRecord,
    pub owner: String,
    pub zone: Zone,
    pub date: NaiveDate,
    pub time: NaiveTime,
    pub starts_at: DateTime<Utc>,
    pub ends_at: DateTime<Utc>,
    pub room: Option<RoomId>,
    pub occupies: Vec<DemoResource>,
    pub helpers: Vec<StaffId>,
    /// The course of which it is a meeting.
    pub course: Option<SessionId>,
    /// Whether it holds the seats of meetings.
    pub is_course: bool,
}

impl PlannedSession<'_> {
    pub fn is_over(&self, now: DateTime<Utc>) -> bool {
        self.ends_at <= now
    }

    /// Whether it belongs to the past campaign week.
    pub fn in_edition(&self) -> bool {
        self.offer.when == "edition"
    }
}

/// A room or a helper that a session occupies.
pub struct DemoResource {
    pub id: Uuid,
    pub kind: ResourceKind,
}

pub struct TimetableBuilder<'a> {
    pub source: &'a SourceData,
    pub organisations: &'a DemoOrganisations,
    pub venues: &'a DemoVenues,
    pub team: &'a Team,
    pub open_days: OpenDays,
    pub occupancy: Occupancy,
    pub now: DateTime<Utc>,
    /// The Monday of the past campaign week.
    pub edition_begins: NaiveDate,
}

impl<'a> TimetableBuilder<'a> {
    /// Every session. Those of the campaign week come first: what clashes with them is left out.
    pub fn plan(&mut self) -> Result<Vec<PlannedSession<'a>>, DemoError> {
        let offers = &self.source.offers;
        let (edition, weekly): (Vec<_>, Vec<_>) =
            offers.iter().partition(|offer| offer.when == "edition");
        let mut planned = Vec::new();
        for offer in edition.into_iter().chain(weekly) {
            if offer.kind == "course" {
                planned.extend(self.course(offer)?);
            } else {
                planned.extend(self.sessions(offer)?);
            }
        }
        Ok(planned)
    }

    fn sessions(&mut self, offer: &'a OfferRecord) -> Result<Vec<PlannedSession<'a>>, DemoError> {
        let mut planned = Vec::new();
        for date in self.dates(offer)? {
            for slot in 0..offer.slots {
                planned.extend(self.session(offer, date, slot)?);
            }
        }
        Ok(planned)
    }

    /// A course and its meetings; its own row spans them all and occupies nothing.
    fn course(&mut self, offer: &'a OfferRecord) -> Result<Vec<PlannedSession<'a>>, DemoError> {
        let mut meetings = self.sessions(offer)?;
        let (Some(first), Some(last)) = (meetings.first(), meetings.last()) else {
            return Ok(meetings);
        };
        let id = demo_id("course", &format!("{}/{}", offer.offer, first.date));
        let course = PlannedSession {
            id,
            offer,
            owner: first.owner.clone(),
            zone: first.zone,
            date: first.date,
            time: first.time,
            starts_at: first.starts_at,
            ends_at: last.ends_at,
            room: first.room,
            occupies: Vec::new(),
            helpers: first.helpers.clone(),
            course: None,
            is_course: true,
        };
        for meeting in &mut meetings {
            meeting.course = Some(id);
        }
        meetings.insert(0, course);
        Ok(meetings)
    }

    fn session(
        &mut self,
        offer: &'a OfferRecord,
        date: NaiveDate,
        slot: i64,
    ) -> Result<Option<PlannedSession<'a>>, DemoError> {
        let owner = self.owner_of(offer)?;
        let organisation = self.organisations.get(&owner)?;
        let time =
            parse_time(&offer.time)? + TimeDelta::minutes(slot * (offer.minutes + offer.gap));
        let Ok(starts_at) = resolve(date, time, organisation.zone, None) else {
            return Ok(None);
        };
        let ends_at = starts_at + TimeDelta::minutes(offer.minutes);
        let room = offer
            .room
            .as_deref()
            .map(|name| self.venues.room(&offer.venue, name));
        let room = room.transpose()?;
        let mut occupies = Vec::new();
        if let Some(DemoRoom { id, shared: false }) = room {
            if offer.state != "cancelled" && !self.occupancy.occupy(id, starts_at, ends_at) {
                return Ok(None);
            }
            occupies.push(DemoResource {
                id: id.into(),
                kind: ResourceKind::Room,
            });
        }
        let helpers = self.helpers(offer, &owner, starts_at, ends_at)?;
        occupies.extend(helpers.iter().map(|helper| DemoResource {
            id: (*helper).into(),
            kind: ResourceKind::Helper,
        }));
        if offer.state == "cancelled" {
            occupies.clear();
        }
        let id = demo_id("session", &format!("{}/{date}/{time}", offer.offer));
        let zone = organisation.zone;
        let room = room.map(|room| room.id);
        let (course, is_course) = (None, false);
        Ok(Some(PlannedSession {
            id,
            offer,
            owner,
            zone,
            date,
            time,
            starts_at,
            ends_at,
            room,
            occupies,
            helpers,
            course,
            is_course,
        }))
    }

    /// The venue's organisation, or the guest who runs the session there.
    fn owner_of(&self, offer: &OfferRecord) -> Result<String, DemoError> {
        match (offer.state.as_str(), &offer.partner) {
            ("guest", Some(guest)) => Ok(guest.clone()),
            _ => Ok(self.venues.venue(&offer.venue)?.organisation.clone()),
        }
    }

    /// The named helpers who are free, or anybody who is free.
    fn helpers(
        &mut self,
        offer: &OfferRecord,
        owner: &str,
        from: DateTime<Utc>,
        to: DateTime<Utc>,
    ) -> Result<Vec<StaffId>, DemoError> {
        if offer.helpers.is_empty() {
            let free = self
                .team
                .helpers_of(owner)
                .iter()
                .find(|id| self.occupancy.occupy(**id, from, to));
            return Ok(free.copied().into_iter().collect());
        }
        let mut helpers = Vec::new();
        for name in offer.helpers.split('|') {
            let id = self.team.by_name(name)?;
            helpers.extend(Some(id).filter(|id| self.occupancy.occupy(*id, from, to)));
        }
        Ok(helpers)
    }

    fn dates(&self, offer: &OfferRecord) -> Result<Vec<NaiveDate>, DemoError> {
        let owner = self.owner_of(offer)?;
        let organisation = self.organisations.get(&owner)?;
        let (today, _) = local(self.now, organisation.zone);
        let this_week = monday(today);
        let mut dates = Vec::new();
        for week in self.weeks(offer, this_week)? {
            for day in offer.days.split(' ') {
                let day: Weekday = day.parse().map_err(|_unknown: chrono::ParseWeekdayError| {
                    DemoError::SourceData(format!("no weekday {day}"))
                })?;
                let date = week + Days::new(u64::from(day.num_days_from_monday()));
                dates.extend(
                    Some(date).filter(|date| self.open_days.is_open(&organisation.country, *date)),
                );
            }
        }
        Ok(dates)
    }

    /// The Mondays of the weeks in which something is offered.
    fn weeks(
        &self,
        offer: &OfferRecord,
        this_week: NaiveDate,
    ) -> Result<Vec<NaiveDate>, DemoError> {
        let around = || WEEKS.map(|offset| this_week + TimeDelta::weeks(offset));
        let is_odd = |monday: &NaiveDate| monday.iso_week().week() % 2 == 1;
        Ok(match offer.when.as_str() {
            "edition" => vec![self.edition_begins],
            "week" => around().collect(),
            "odd" => around().filter(is_odd).collect(),
            "even" => around().filter(|monday| !is_odd(monday)).collect(),
            offsets => {
                let offsets = offsets.split(' ').map(str::parse::<i64>);
                let offsets = offsets.collect::<Result<Vec<_>, _>>();
                let offsets = offsets.map_err(|_no_number: std::num::ParseIntError| {
                    DemoError::SourceData(format!("no weeks {}", offer.when))
                })?;
                offsets
                    .into_iter()
                    .map(|offset| this_week + TimeDelta::weeks(offset))
                    .collect()
            }
        })
    }
}

fn monday(date: NaiveDate) -> NaiveDate {
    date - Days::new(u64::from(date.weekday().num_days_from_monday()))
}

fn parse_time(text: &str) -> Result<NaiveTime, DemoError> {
    crate::platform::time::parse_time(text)
        .map_err(|fault| DemoError::SourceData(format!("{}: {text}", fault.code)))
}
