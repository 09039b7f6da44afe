//! Who booked: invented people, with an address, with a telephone, or with neither.

use chrono::{DateTime, Days, TimeDelta, Utc};
use diesel::prelude::*;
use serde_json::{Value, json};
use uuid::Uuid;

use super::dice::{Dice, named};
use super::error::DemoError;
use super::facts::{Facts, Person};
use super::history::Outcome;
use super::number::Numbers;
use super::people::{booker, contact, language, visit};
use super::staff::Team;
use super::timetable::Planned;
use crate::platform::time::Zone;
use crate::schema::bookings;

/// Days after which names and contacts are wiped, as organisations have it at first.
const RETENTION: Days = Days::new(14);

/// A booking to insert.
#[derive(Clone, Insertable)]
#[diesel(table_name = bookings)]
pub(super) struct BookingRow {
    pub id: Uuid,
    pub organisation_id: Uuid,
    pub session_id: Uuid,
    number: String,
    key_id: i16,
    pub status: &'static str,
    pub seats: i32,
    companions: i32,
    name: Option<String>,
    pub email: Option<String>,
    pub phone: Option<String>,
    notify: &'static str,
    booked_by: Value,
    pub language: &'static str,
    interpreter: Option<String>,
    topics: Vec<String>,
    visit: Option<Value>,
    discreet: bool,
    pub walk_in: bool,
    pub place: Option<i64>,
    created_by: Option<Uuid>,
    pub created_at: DateTime<Utc>,
    updated_at: DateTime<Utc>,
    pub wiped_at: Option<DateTime<Utc>>,
}

/// Makes bookings, session by session.
pub(super) struct BookingMaker<'a> {
    pub facts: &'a Facts,
    pub team: &'a Team,
    pub numbers: Numbers,
    pub key_id: i16,
    pub now: DateTime<Utc>,
}

/// How many seats are taken, and how many bookings wait.
struct Demand {
    seats: i32,
    waiting: i64,
}

impl<'a> BookingMaker<'a> {
    /// The bookings of one session. Meetings have none of their own, drafts none yet.
    pub(super) fn of_session(
        &mut self,
        planned: &Planned<'_>,
    ) -> Result<Vec<BookingRow>, DemoError> {
        let bookable = !matches!(planned.offer.state.as_str(), "draft" | "proposed");
        let Some(total) = planned
            .offer
            .seats
            .filter(|_| bookable && planned.course.is_none())
        else {
            return Ok(Vec::new());
        };
        let mut dice = Dice::of(planned.id);
        let demand = self.demand(planned, total, &mut dice)?;
        let mut rows: Vec<BookingRow> = Vec::new();
        let mut left = demand.seats;
        while left > 0 {
            let seats = if total > 5 && left > 1 && dice.chance(12) {
                2
            } else {
                1
            };
            left -= seats;
            let row = self.booking(planned, rows.len(), seats, &mut dice)?;
            rows.push(self.as_it_went(row, planned, rows.is_empty(), &mut dice));
        }
        for place in 1..=demand.waiting {
            let row = self.booking(planned, rows.len(), 1, &mut dice)?;
            rows.push(BookingRow {
                status: "waiting",
                place: Some(place),
                ..row
            });
        }
        rows.extend(self.walk_in(planned, total - demand.seats, rows.len(), &mut dice)?);
        Ok(rows)
    }

    /// The further away, the less is booked, except where the facts say how it stands.
    fn demand(
        &self,
        planned: &Planned<'_>,
        total: i32,
        dice: &mut Dice,
    ) -> Result<Demand, DemoError> {
        let fill = planned.offer.fill.as_str();
        let (word, waiting) = fill.split_once('+').unwrap_or((fill, "0"));
        let wrong =
            |_no_number: std::num::ParseIntError| DemoError::Facts(format!("no fill {fill}"));
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
                    1 => i32::from(dice.chance(share)),
                    _ => (total * share + 50) / 100,
                }
            }
        };
        Ok(Demand { seats, waiting })
    }

    fn booking(
        &mut self,
        planned: &Planned<'_>,
        index: usize,
        seats: i32,
        dice: &mut Dice,
    ) -> Result<BookingRow, DemoError> {
        let person = self.person(planned, dice)?;
        let id = named("booking", &format!("{}/{index}", planned.id));
        let hours = dice.between(6, 24 * 12);
        let created_at = planned.starts_at.min(self.now) - TimeDelta::hours(i64::from(hours));
        let (email, phone, notify) = contact(person, planned, dice);
        let by_staff = notify == "none" && dice.chance(60);
        let created_by = by_staff
            .then(|| self.team.keeper(&planned.owner))
            .transpose()?;
        let wiped_at = Some(planned.ends_at + RETENTION).filter(|at| *at <= self.now);
        let row = BookingRow {
            id,
            organisation_id: named("organisation", &planned.owner),
            session_id: planned.id,
            number: self.numbers.draw(dice),
            key_id: self.key_id,
            status: "confirmed",
            seats,
            companions: i32::from(dice.chance(8)),
            name: Some(person.name.clone()),
            booked_by: booker(by_staff, email.as_deref(), dice),
            email,
            phone,
            notify,
            language: language(person),
            interpreter: None,
            topics: planned
                .offer
                .topics
                .split(' ')
                .take(1)
                .map(str::to_owned)
                .collect(),
            visit: (planned.offer.kind == "home-visit").then(|| visit(dice)),
            discreet: dice.chance(2),
            walk_in: false,
            place: None,
            created_by,
            created_at,
            updated_at: created_at,
            wiped_at: None,
        };
        let row = self.with_interpreter(row, person, planned, dice);
        Ok(wiped_at.map_or(row.clone(), |at| wiped(row, at)))
    }

    /// Mostly somebody who speaks a language of the session, or of the country.
    fn person(&self, planned: &Planned<'_>, dice: &mut Dice) -> Result<&'a Person, DemoError> {
        let country_speaks = if planned.zone == Zone::OSLO {
            "nb"
        } else {
            "sv"
        };
        let languages: Vec<&str> = planned.offer.languages.split(' ').collect();
        let (local, foreign) = (dice.chance(75), dice.chance(40));
        let fits = |person: &&Person| match person.speaks.as_str() {
            speaks if speaks == country_speaks => local,
            "sv" | "nb" => false,
            speaks => !local && (foreign || languages.contains(&speaks)),
        };
        let mut people: Vec<&'a Person> = self.facts.people.iter().filter(fits).collect();
        if people.is_empty() {
            let of_the_country = |person: &&Person| person.speaks == country_speaks;
            people = self.facts.people.iter().filter(of_the_country).collect();
        }
        let nobody = || DemoError::Facts("nobody to book".to_owned());
        dice.pick(&people).copied().ok_or_else(nobody)
    }

    /// Who needs an interpreter waits for the desk to find one.
    fn with_interpreter(
        &self,
        row: BookingRow,
        person: &Person,
        planned: &Planned<'_>,
        dice: &mut Dice,
    ) -> BookingRow {
        let ahead = planned.starts_at > self.now && planned.offer.kind != "course";
        let helped = planned.offer.languages.contains(&person.speaks);
        let asks = matches!(person.speaks.as_str(), "ti" | "ar" | "so" | "uk") && !helped;
        if ahead && asks && dice.chance(50) {
            let interpreter = Some(person.speaks.clone());
            return BookingRow {
                status: "pending",
                interpreter,
                ..row
            };
        }
        row
    }

    /// What became of it. Whoever booked first came, so that a small session has somebody.
    fn as_it_went(
        &self,
        row: BookingRow,
        planned: &Planned<'_>,
        first: bool,
        dice: &mut Dice,
    ) -> BookingRow {
        let status = match Outcome::of(planned, self.now) {
            _ if planned.offer.state == "cancelled" => "cancelled",
            _ if planned.is_course => row.status,
            Outcome::NotYet | Outcome::Unreported => row.status,
            Outcome::Nobody => "no-show",
            Outcome::Counted | Outcome::Estimated if first || dice.chance(86) => "came",
            Outcome::Counted | Outcome::Estimated if dice.chance(20) => "excused",
            Outcome::Counted | Outcome::Estimated => "no-show",
        };
        BookingRow { status, ..row }
    }

    /// Now and then somebody comes without a booking and gives a name.
    fn walk_in(
        &mut self,
        planned: &Planned<'_>,
        free: i32,
        index: usize,
        dice: &mut Dice,
    ) -> Result<Option<BookingRow>, DemoError> {
        let counted = Outcome::of(planned, self.now) == Outcome::Counted;
        let fits = free > 0 && counted && !planned.is_course && !planned.offer.walkins.is_empty();
        if !fits || planned.offer.walkins.ends_with("-1") || !dice.chance(70) {
            return Ok(None);
        }
        let row = self.booking(planned, index, 1, dice)?;
        let created_at = planned.starts_at;
        Ok(Some(BookingRow {
            status: "came",
            email: None,
            phone: None,
            notify: "none",
            booked_by: json!({ "relation": "self" }),
            walk_in: true,
            created_at,
            updated_at: created_at,
            ..row
        }))
    }
}

fn wiped(row: BookingRow, at: DateTime<Utc>) -> BookingRow {
    BookingRow {
        name: None,
        email: None,
        phone: None,
        visit: None,
        interpreter: None,
        notify: "none",
        booked_by: json!({ "relation": row.booked_by.get("relation") }),
        wiped_at: Some(at),
        ..row
    }
}
