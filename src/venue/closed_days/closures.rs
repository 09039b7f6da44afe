//! What holds at a venue, day by day: closed, or open for a part of the day, and why. Holidays close, eves close as
//! people know it, and the short days before them are said and close nothing.

use std::collections::BTreeMap;

use chrono::{NaiveDate, NaiveTime};
use diesel::prelude::*;
use diesel_async::{AsyncPgConnection, RunQueryDsl};

use super::store::ClosedDays;
use crate::organisation::{Country, up_to_controller};
use crate::platform::text::{LanguageTag, LocalText};
use crate::schema::{closed_days, holidays, municipalities};
use crate::venue::model::Venue;

/// How long a venue is open on a day that is not as usual.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Hours {
    Closed,
    /// From then till then.
    Short(NaiveTime, NaiveTime),
    /// It may close early; nobody said when.
    PerhapsShort,
}

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
        match self.hours {
            Hours::Closed => true,
            Hours::Short(opens, closes) => start < opens || closes < end,
            Hours::PerhapsShort => false,
        }
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

impl Hours {
    /// The more, the less it is open.
    fn weight(self) -> u8 {
        match self {
            Self::PerhapsShort => 0,
            Self::Short(..) => 1,
            Self::Closed => 2,
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
    for (day, name, country, kind) in holidays_at(conn, venue, from, to).await? {
        let language = Country::parse(&country).map_or("sv", Country::language);
        let Ok(language) = LanguageTag::parse(language) else {
            continue;
        };
        let hours = match kind.as_str() {
            "often_short_day" => Hours::PerhapsShort,
            _ => Hours::Closed,
        };
        let closure = Closure {
            hours,
            reason: LocalText::of(language, name),
            is_holiday: true,
        };
        closures.note(day, closure);
    }
    for days in closed_days_at(conn, venue, from, to).await? {
        let hours = match (days.opens_at, days.closes_at) {
            (Some(opens), Some(closes)) => Hours::Short(opens, closes),
            _ => Hours::Closed,
        };
        let spanned = days.first_day.max(from).iter_days();
        for day in spanned.take_while(|day| *day <= days.last_day.min(to)) {
            let closure = Closure {
                hours,
                reason: days.reason.clone(),
                is_holiday: false,
            };
            closures.note(day, closure);
        }
    }
    Ok(closures)
}

async fn holidays_at(
    conn: &mut AsyncPgConnection,
    venue: &Venue,
    from: NaiveDate,
    to: NaiveDate,
) -> QueryResult<Vec<(NaiveDate, String, String, String)>> {
    let country = municipalities::table
        .find(venue.municipality_id)
        .select(municipalities::country);
    holidays::table
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
        .await
}

/// Its own, its organisation's, and those of whoever is above that as far as the controller.
async fn closed_days_at(
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
