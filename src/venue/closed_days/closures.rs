//! What holds at a venue, day by day: closed, or open for a part of the day, and why. Holidays close, eves close as
//! people know it, and the short days before them are said and close nothing.

use std::collections::BTreeMap;

use chrono::{NaiveDate, NaiveTime};
use diesel::prelude::*;
use diesel_async::{AsyncPgConnection, RunQueryDsl};

use super::hours::Hours;
use super::store::ClosedDays;
use crate::organisation::{Country, up_to_controller};
use crate::platform::text::{LanguageTag, LocalText};
use crate::schema::{closed_days, holidays, municipalities};
use crate::venue::model::Venue;

/// Why a day is not as usual.
#[derive(Debug, Clone, PartialEq)]
pub struct Closure {
    pub hours: Hours,
    /// The holiday's name, or the words of staff.
    pub reason: LocalText,
    /// Whether the calendar of the country says so.
    pub is_holiday: bool,
}

impl Closure {
    /// Whether it leaves no room for something that lasts from one time to another on that day.
    #[must_use]
    pub fn shuts_out(&self, start: NaiveTime, end: NaiveTime) -> bool {
        self.hours.shuts_out(start, end)
    }
}

/// The days that are not as usual; of several reasons on a day the one that leaves the least time.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Closures(BTreeMap<NaiveDate, Closure>);

impl Closures {
    #[must_use]
    pub fn on(&self, day: NaiveDate) -> Option<&Closure> {
        self.0.get(&day)
    }

    pub fn days(&self) -> impl Iterator<Item = (NaiveDate, &Closure)> {
        self.0.iter().map(|(day, closure)| (*day, closure))
    }

    fn note(&mut self, day: NaiveDate, closure: Closure) {
        let known = self.0.entry(day).or_insert_with(|| closure.clone());
        if closure.hours.weight() > known.hours.weight() {
            *known = closure;
        }
    }
}

/// What is not as usual at a venue on the days from `from` to `to`.
pub async fn closures(
    conn: &mut AsyncPgConnection,
    venue: &Venue,
    from: NaiveDate,
    to: NaiveDate,
) -> QueryResult<Closures> {
    let mut closures = Closures::default();
    for holiday in holidays_at(conn, venue, from, to).await? {
        let closure = Closure {
            hours: holiday.hours,
            reason: holiday.name,
            is_holiday: true,
        };
        closures.note(holiday.day, closure);
    }
    for days in closed_days_at(conn, venue, from, to).await? {
        let spanned = days.first_day.max(from).iter_days();
        for day in spanned.take_while(|day| *day <= days.last_day.min(to)) {
            let closure = Closure {
                hours: days.hours(),
                reason: days.reason.clone(),
                is_holiday: false,
            };
            closures.note(day, closure);
        }
    }
    Ok(closures)
}

/// A day that the calendar of a country names.
#[derive(Debug, Clone, PartialEq)]
pub struct Holiday {
    pub day: NaiveDate,
    /// In the language of the country.
    pub name: LocalText,
    pub hours: Hours,
}

/// The holidays at a venue on the days from `from` to `to`, in their order.
pub async fn holidays_at(
    conn: &mut AsyncPgConnection,
    venue: &Venue,
    from: NaiveDate,
    to: NaiveDate,
) -> QueryResult<Vec<Holiday>> {
    let country = municipalities::table
        .find(venue.municipality_id)
        .select(municipalities::country);
    let rows: Vec<HolidayRow> = holidays::table
        .filter(holidays::country.eq_any(country))
        .filter(holidays::day.between(from, to))
        .order((holidays::day, holidays::name))
        .select((
            holidays::day,
            holidays::name,
            holidays::country,
            holidays::kind,
        ))
        .load(conn)
        .await?;
    Ok(rows.into_iter().filter_map(holiday).collect())
}

/// Day, name, country and kind.
type HolidayRow = (NaiveDate, String, String, String);

fn holiday((day, name, country, kind): HolidayRow) -> Option<Holiday> {
    let language = Country::parse(&country).map_or("sv", Country::language);
    Some(Holiday {
        day,
        name: LocalText::of(LanguageTag::parse(language).ok()?, name),
        hours: match kind.as_str() {
            "often_short_day" => Hours::PerhapsShort,
            _ => Hours::Closed,
        },
    })
}

/// A venue's own days, its organisation's, and those of whoever is above that as far as the controller, in their order.
pub async fn closed_days_at(
    conn: &mut AsyncPgConnection,
    venue: &Venue,
    from: NaiveDate,
    to: NaiveDate,
) -> QueryResult<Vec<ClosedDays>> {
    let owners = up_to_controller(conn, venue.organisation_id).await?;
    let for_all = closed_days::venue_id
        .is_null()
        .and(closed_days::organisation_id.eq_any(owners));
    let own = closed_days::venue_id.eq(venue.id).assume_not_null();
    closed_days::table
        .filter(for_all.or(own))
        .filter(closed_days::first_day.le(to))
        .filter(closed_days::last_day.ge(from))
        .order((closed_days::first_day, closed_days::id))
        .select(ClosedDays::as_select())
        .load(conn)
        .await
}
