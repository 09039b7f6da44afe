//! When everything is: from what is offered each week to dated sessions, skipping closed days and
//! whatever would clash.

use chrono::{DateTime, Datelike, Days, NaiveDate, NaiveTime, TimeDelta, Utc, Weekday};
use uuid::Uuid;

use super::calendar::Calendar;
use super::dice::named;
use super::error::DemoError;
use super::facts::{Facts, Offer};
use super::occupancy::Occupancy;
use super::organisations::Organisations;
use super::staff::Team;
use super::venues::Places;
use crate::platform::time::{Zone, local, resolve};

/// Weeks around this one that hold sessions.
const WEEKS: std::ops::RangeInclusive<i64> = -3..=4;

/// One session, dated and placed.
pub(super) struct Planned<'a> {
    pub id: Uuid,
    pub offer: &'a Offer,
    pub owner: String,
    pub zone: Zone,
    pub date: NaiveDate,
    pub time: NaiveTime,
    pub starts_at: DateTime<Utc>,
    pub ends_at: DateTime<Utc>,
    pub room: Option<Uuid>,
    /// Rooms and helpers it occupies.
    pub occupies: Vec<(Uuid, &'static str)>,
    pub helpers: Vec<Uuid>,
    /// The course it is a meeting of.
    pub course: Option<Uuid>,
    /// Whether it holds the seats of meetings.
    pub is_course: bool,
}

impl Planned<'_> {
    /// Whether it is over.
    pub(super) fn is_over(&self, now: DateTime<Utc>) -> bool {
        self.ends_at <= now
    }

    /// Whether it belongs to the past campaign week.
    pub(super) fn in_edition(&self) -> bool {
        self.offer.when == "edition"
    }
}

/// What planning needs.
pub(super) struct Planner<'a> {
    pub facts: &'a Facts,
    pub organisations: &'a Organisations,
    pub places: &'a Places,
    pub team: &'a Team,
    pub calendar: Calendar,
    pub occupancy: Occupancy,
    pub now: DateTime<Utc>,
    /// The Monday of the past campaign week.
    pub edition_begins: NaiveDate,
}

impl<'a> Planner<'a> {
    /// Every session, the campaign week's first: what clashes with them is left out.
    pub(super) fn plan(&mut self) -> Result<Vec<Planned<'a>>, DemoError> {
        let offers = &self.facts.offers;
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

    fn sessions(&mut self, offer: &'a Offer) -> Result<Vec<Planned<'a>>, DemoError> {
        let mut planned = Vec::new();
        for date in self.dates(offer)? {
            for slot in 0..offer.slots {
                planned.extend(self.session(offer, date, slot)?);
            }
        }
        Ok(planned)
    }

    /// A course and its meetings; its own row spans them all and occupies nothing.
    fn course(&mut self, offer: &'a Offer) -> Result<Vec<Planned<'a>>, DemoError> {
        let mut meetings = self.sessions(offer)?;
        let (Some(first), Some(last)) = (meetings.first(), meetings.last()) else {
            return Ok(meetings);
        };
        let id = named("course", &format!("{}/{}", offer.offer, first.date));
        let course = Planned {
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
        offer: &'a Offer,
        date: NaiveDate,
        slot: i64,
    ) -> Result<Option<Planned<'a>>, DemoError> {
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
            .map(|name| self.places.room(&offer.venue, name));
        let room = room.transpose()?;
        let mut occupies = Vec::new();
        if let Some((id, false)) = room {
            if offer.state != "cancelled" && !self.occupancy.take(id, starts_at, ends_at) {
                return Ok(None);
            }
            occupies.push((id, "room"));
        }
        let helpers = self.helpers(offer, &owner, starts_at, ends_at)?;
        occupies.extend(helpers.iter().map(|helper| (*helper, "helper")));
        if offer.state == "cancelled" {
            occupies.clear();
        }
        let id = named("session", &format!("{}/{date}/{time}", offer.offer));
        let zone = organisation.zone;
        let room = room.map(|(id, _)| id);
        let (course, is_course) = (None, false);
        Ok(Some(Planned {
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

    /// The venue's organisation, or the guest that runs it there.
    fn owner_of(&self, offer: &Offer) -> Result<String, DemoError> {
        match (offer.state.as_str(), &offer.partner) {
            ("guest", Some(guest)) => Ok(guest.clone()),
            _ => Ok(self.places.venue(&offer.venue)?.organisation.clone()),
        }
    }

    /// Those named who are free, or whoever is.
    fn helpers(
        &mut self,
        offer: &Offer,
        owner: &str,
        from: DateTime<Utc>,
        to: DateTime<Utc>,
    ) -> Result<Vec<Uuid>, DemoError> {
        if offer.helpers.is_empty() {
            let free = self
                .team
                .of(owner)
                .iter()
                .find(|id| self.occupancy.take(**id, from, to));
            return Ok(free.copied().into_iter().collect());
        }
        let mut helpers = Vec::new();
        for name in offer.helpers.split('|') {
            let id = self.team.named(name)?;
            helpers.extend(Some(id).filter(|id| self.occupancy.take(*id, from, to)));
        }
        Ok(helpers)
    }

    fn dates(&self, offer: &Offer) -> Result<Vec<NaiveDate>, DemoError> {
        let owner = self.owner_of(offer)?;
        let organisation = self.organisations.get(&owner)?;
        let (today, _) = local(self.now, organisation.zone);
        let this_week = monday(today);
        let mut dates = Vec::new();
        for week in self.weeks(offer, this_week)? {
            for day in offer.days.split(' ') {
                let day: Weekday = day.parse().map_err(|_unknown: chrono::ParseWeekdayError| {
                    DemoError::Facts(format!("no weekday {day}"))
                })?;
                let date = week + Days::new(u64::from(day.num_days_from_monday()));
                dates.extend(
                    Some(date).filter(|date| self.calendar.is_open(&organisation.country, *date)),
                );
            }
        }
        Ok(dates)
    }

    /// The Mondays of the weeks in which something is offered.
    fn weeks(&self, offer: &Offer, this_week: NaiveDate) -> Result<Vec<NaiveDate>, DemoError> {
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
                    DemoError::Facts(format!("no weeks {}", offer.when))
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
        .map_err(|fault| DemoError::Facts(format!("{}: {text}", fault.code)))
}
