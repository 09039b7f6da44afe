//! Who booked: invented people with an e-mail address, a telephone number or neither.

use crate::booking::{BookingDetails, BookingStatus, EndCause};
use crate::platform::contact::Notify;
use crate::platform::time::Zone;
use chrono::{DateTime, Days, TimeDelta, Utc};
use diesel::prelude::*;
use serde_json::json;

use crate::demo::bookings::booking_numbers::BookingNumbers;
use crate::demo::bookings::outcome::SessionOutcome;
use crate::demo::error::DemoError;
use crate::demo::people::staff::Team;
use crate::demo::people::visitors::{DemoContact, booker, contact, language, visit};
use crate::demo::sessions::timetable::PlannedSession;
use crate::demo::source::data::{PersonRecord, SourceData};
use crate::demo::source::ids::demo_id;
use crate::demo::source::random::SeededRandom;
use crate::platform::ids::{BookingId, OrganisationId, SessionId, StaffId};
use crate::schema::{booking_details, bookings};

/// Names and contacts are wiped after so many days, as by an organisation's default.
const RETENTION: Days = Days::new(14);

#[derive(Clone, Insertable)]
#[diesel(table_name = bookings)]
pub struct DemoBookingRow {
    pub id: BookingId,
    pub organisation_id: OrganisationId,
    pub session_id: SessionId,
    number: String,
    key_id: i16,
    pub status: BookingStatus,
    pub seats: i32,
    name: Option<String>,
    pub email: Option<String>,
    pub phone: Option<String>,
    notify: Notify,
    pub language: &'static str,
    interpreter: Option<String>,
    pub walk_in: bool,
    pub place: Option<i64>,
    created_by: Option<StaffId>,
    pub created_at: DateTime<Utc>,
    updated_at: DateTime<Utc>,
    pub wiped_at: Option<DateTime<Utc>>,
    pub ended_by: Option<EndCause>,
    #[diesel(skip_insertion)]
    details: BookingDetails,
}

#[derive(Insertable)]
#[diesel(table_name = booking_details)]
pub struct DemoDetailsRow {
    booking_id: BookingId,
    organisation_id: OrganisationId,
    #[diesel(embed)]
    details: BookingDetails,
}

impl DemoDetailsRow {
    /// None where a booking has no more than the defaults.
    pub fn of(booking: &DemoBookingRow) -> Option<Self> {
        let details = Some(&booking.details).filter(|own| **own != BookingDetails::default())?;
        Some(Self {
            booking_id: booking.id,
            organisation_id: booking.organisation_id,
            details: details.clone(),
        })
    }
}

/// Builds the bookings, session by session.
pub struct BookingBuilder<'a> {
    pub source: &'a SourceData,
    pub team: &'a Team,
    pub numbers: BookingNumbers,
    pub key_id: i16,
    pub now: DateTime<Utc>,
}

/// How much of a session is wanted.
struct Demand {
    /// Seats that are taken.
    seats: i32,
    /// Bookings on the waiting list.
    waiting: i64,
}

impl<'a> BookingBuilder<'a> {
    /// The bookings of one session. Meetings have none of their own, drafts none yet.
    pub fn of_session(
        &mut self,
        planned: &PlannedSession<'_>,
    ) -> Result<Vec<DemoBookingRow>, DemoError> {
        let bookable = !matches!(planned.offer.state.as_str(), "draft" | "proposed");
        let Some(total) = planned
            .offer
            .seats
            .filter(|_| bookable && planned.course.is_none())
        else {
            return Ok(Vec::new());
        };
        let mut random = SeededRandom::new(planned.id.into());
        let demand = self.demand(planned, total, &mut random)?;
        let mut rows: Vec<DemoBookingRow> = Vec::new();
        let mut left = demand.seats;
        while left > 0 {
            let seats = if total > 5 && left > 1 && random.chance(12) {
                2
            } else {
                1
            };
            left -= seats;
            let row = self.booking(planned, rows.len(), seats, &mut random)?;
            rows.push(self.with_outcome(row, planned, rows.is_empty(), &mut random));
        }
        for place in 1..=demand.waiting {
            let row = self.booking(planned, rows.len(), 1, &mut random)?;
            rows.push(DemoBookingRow {
                status: BookingStatus::Waiting,
                place: Some(place),
                ..row
            });
        }
        rows.extend(self.walk_in(planned, total - demand.seats, rows.len(), &mut random)?);
        Ok(rows)
    }

    /// The further away, the less is booked, except where the table says how many.
    fn demand(
        &self,
        planned: &PlannedSession<'_>,
        total: i32,
        random: &mut SeededRandom,
    ) -> Result<Demand, DemoError> {
        let fill = planned.offer.fill.as_str();
        let (word, waiting) = fill.split_once('+').unwrap_or((fill, "0"));
        let wrong =
            |_no_number: std::num::ParseIntError| DemoError::SourceData(format!("no fill {fill}"));
        let waiting = waiting.parse().map_err(wrong)?;
        let seats = match word {
            "full" => total,
            "one-left" => total - 1,
            percent => {
                let percent: i32 = percent.parse().map_err(wrong)?;
                let weeks =
                    i32::try_from((planned.starts_at - self.now).num_weeks()).unwrap_or_default();
                let share = (percent - weeks.clamp(0, 5) * 10).clamp(0, 100);
                match total {
                    1 => i32::from(random.chance(share)),
                    _ => (total * share + 50) / 100,
                }
            }
        };
        Ok(Demand { seats, waiting })
    }

    fn booking(
        &mut self,
        planned: &PlannedSession<'_>,
        index: usize,
        seats: i32,
        random: &mut SeededRandom,
    ) -> Result<DemoBookingRow, DemoError> {
        let person = self.person(planned, random)?;
        let id = demo_id("booking", &format!("{}/{index}", planned.id));
        let hours = random.between(6, 24 * 12);
        let created_at = planned.starts_at.min(self.now) - TimeDelta::hours(i64::from(hours));
        let DemoContact {
            email,
            phone,
            notify,
        } = contact(person, planned, random);
        let by_staff = notify == Notify::None && random.chance(60);
        let created_by = by_staff
            .then(|| self.team.first_helper(&planned.owner))
            .transpose()?;
        let wiped_at = Some(planned.ends_at + RETENTION).filter(|at| *at <= self.now);
        let number = self.numbers.draw(random);
        let details = BookingDetails {
            companions: i32::from(random.chance(8)),
            booked_by: booker(by_staff, email.as_deref(), random),
            topics: planned
                .offer
                .topics
                .split(' ')
                .take(1)
                .map(str::to_owned)
                .collect(),
            visit: (planned.offer.kind == "home-visit").then(|| visit(random)),
            discreet: random.chance(2),
            ..BookingDetails::default()
        };
        let row = DemoBookingRow {
            id,
            organisation_id: demo_id("organisation", &planned.owner),
            session_id: planned.id,
            number,
            key_id: self.key_id,
            status: BookingStatus::Confirmed,
            seats,
            name: Some(person.name.clone()),
            email,
            phone,
            notify,
            language: language(person),
            interpreter: None,
            walk_in: false,
            place: None,
            created_by,
            created_at,
            updated_at: created_at,
            wiped_at: None,
            ended_by: None,
            details,
        };
        let row = self.with_interpreter(row, person, planned, random);
        Ok(wiped_at.map_or(row.clone(), |at| wiped(row, at)))
    }

    /// Mostly somebody who speaks a language of the session or of the country.
    fn person(
        &self,
        planned: &PlannedSession<'_>,
        random: &mut SeededRandom,
    ) -> Result<&'a PersonRecord, DemoError> {
        let country_speaks = if planned.zone == Zone::OSLO {
            "nb"
        } else {
            "sv"
        };
        let languages: Vec<&str> = planned.offer.languages.split(' ').collect();
        let (local, foreign) = (random.chance(75), random.chance(40));
        let fits = |person: &&PersonRecord| match person.speaks.as_str() {
            speaks if speaks == country_speaks => local,
            "sv" | "nb" => false,
            speaks => !local && (foreign || languages.contains(&speaks)),
        };
        let mut people: Vec<&'a PersonRecord> = self.source.people.iter().filter(fits).collect();
        if people.is_empty() {
            let of_the_country = |person: &&PersonRecord| person.speaks == country_speaks;
            people = self.source.people.iter().filter(of_the_country).collect();
        }
        let nobody = || DemoError::SourceData("nobody to book".to_owned());
        random.pick(&people).copied().ok_or_else(nobody)
    }

    /// Somebody who needs an interpreter waits until the desk finds one.
    fn with_interpreter(
        &self,
        row: DemoBookingRow,
        person: &PersonRecord,
        planned: &PlannedSession<'_>,
        random: &mut SeededRandom,
    ) -> DemoBookingRow {
        let ahead = planned.starts_at > self.now && planned.offer.kind != "course";
        let helped = planned.offer.languages.contains(&person.speaks);
        let asks = matches!(person.speaks.as_str(), "ti" | "ar" | "so" | "uk") && !helped;
        if ahead && asks && random.chance(50) {
            let interpreter = Some(person.speaks.clone());
            return DemoBookingRow {
                status: BookingStatus::Pending,
                interpreter,
                ..row
            };
        }
        row
    }

    /// What became of a booking. The first booker came, so that a small session has somebody.
    fn with_outcome(
        &self,
        row: DemoBookingRow,
        planned: &PlannedSession<'_>,
        first: bool,
        random: &mut SeededRandom,
    ) -> DemoBookingRow {
        let status = match SessionOutcome::of(planned, self.now) {
            _ if planned.offer.state == "cancelled" => BookingStatus::Cancelled,
            _ if planned.is_course => row.status,
            SessionOutcome::NotYet | SessionOutcome::Unreported => row.status,
            SessionOutcome::Nobody => BookingStatus::NoShow,
            SessionOutcome::Counted | SessionOutcome::Estimated if first || random.chance(86) => {
                BookingStatus::Came
            }
            SessionOutcome::Counted | SessionOutcome::Estimated if random.chance(20) => {
                BookingStatus::Excused
            }
            SessionOutcome::Counted | SessionOutcome::Estimated => BookingStatus::NoShow,
        };
        let cancelled = status == BookingStatus::Cancelled;
        DemoBookingRow {
            status,
            ended_by: cancelled.then_some(EndCause::SessionCancelled),
            ..row
        }
    }

    /// Now and then somebody comes without a booking and gives a name.
    fn walk_in(
        &mut self,
        planned: &PlannedSession<'_>,
        free: i32,
        index: usize,
        random: &mut SeededRandom,
    ) -> Result<Option<DemoBookingRow>, DemoError> {
        let counted = SessionOutcome::of(planned, self.now) == SessionOutcome::Counted;
        let fits = free > 0 && counted && !planned.is_course && !planned.offer.walkins.is_empty();
        if !fits || planned.offer.walkins.ends_with("-1") || !random.chance(70) {
            return Ok(None);
        }
        let row = self.booking(planned, index, 1, random)?;
        let created_at = planned.starts_at;
        Ok(Some(DemoBookingRow {
            status: BookingStatus::Came,
            email: None,
            phone: None,
            notify: Notify::None,
            details: BookingDetails {
                booked_by: BookingDetails::default().booked_by,
                ..row.details
            },
            walk_in: true,
            created_at,
            updated_at: created_at,
            ..row
        }))
    }
}

fn wiped(row: DemoBookingRow, at: DateTime<Utc>) -> DemoBookingRow {
    DemoBookingRow {
        name: None,
        email: None,
        phone: None,
        interpreter: None,
        notify: Notify::None,
        details: BookingDetails {
            visit: None,
            booked_by: json!({ "relation": row.details.booked_by.get("relation") }),
            ..row.details
        },
        wiped_at: Some(at),
        ..row
    }
}
