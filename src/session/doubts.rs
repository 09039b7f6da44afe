//! What speaks against a session's day and is no reason to refuse it: the venue is closed then, a helper is away or has
//! other hours. Staff are told before it is saved.

use chrono::{NaiveDate, NaiveTime};
use diesel::QueryResult;
use diesel_async::AsyncPgConnection;

use super::absences::store::of_helpers;
use super::helper_hours::store::{HelperHours, joined, of_helpers as hours_of_helpers};
use super::model::Timing;
use super::plan::new_session::NewSession;
use super::series::judge::is_shut_out;
use crate::platform::i18n::{Locale, dates, t_with};
use crate::platform::ids::VenueId;
use crate::platform::problem::Problem;
use crate::platform::text::LocalText;
use crate::platform::time::Zone;
use crate::session::present::words::Words;
use crate::session::resources::who_helps::helpers_of;
use crate::venue::{
    HelpTopic, OpeningHours, Openness, Venue, closures, opening_hours, venues_by_id,
};

/// What lasts longer is looked at for its first day alone.
const END_OF_DAY: NaiveTime = NaiveTime::from_hms_opt(23, 59, 59).expect("a time");

/// What speaks against a day.
#[derive(Debug, Clone, PartialEq)]
pub enum Doubt {
    /// The venue is closed, or not open for so long.
    Closed(NaiveDate, LocalText),
    /// The venue, by name, is not open at that time.
    Shut(NaiveDate, String),
    /// It is open without staff.
    SelfService(NaiveDate, String),
    /// A helper, by name, is away.
    Away(NaiveDate, String),
    /// A helper, by name, is at other times or elsewhere that weekday.
    OffHours(NaiveDate, String),
    /// A volunteer, by name, would help with an e-identification: nobody else's is safe in their hands.
    Volunteer(NaiveDate, String),
}

impl Doubt {
    /// "Måndag 29 mars är det stängt: Annandag påsk."
    #[must_use]
    pub fn words(&self, locale: Locale, today: NaiveDate) -> String {
        let (key, day, what) = match self {
            Self::Closed(day, reason) => (
                "doubt-closed",
                day,
                Words::new(locale, locale.tag()).pick(reason),
            ),
            Self::Shut(day, name) => ("doubt-shut", day, name.clone()),
            Self::SelfService(day, name) => ("doubt-self-service", day, name.clone()),
            Self::Away(day, name) => ("doubt-away", day, name.clone()),
            Self::OffHours(day, name) => ("doubt-off-hours", day, name.clone()),
            Self::Volunteer(day, name) => ("doubt-volunteer", day, name.clone()),
        };
        let day = dates::capital(&dates::day(locale, *day, today));
        t_with(locale, key, &[("day", day.into()), ("what", what.into())])
    }
}

/// What speaks against the days of a planned session, or of the meetings of a course.
///
/// # Errors
/// 500 when the database does not answer.
pub async fn doubts(conn: &mut AsyncPgConnection, new: &NewSession) -> Result<Vec<Doubt>, Problem> {
    let timings = match new.plan.meetings.as_slice() {
        [] => std::slice::from_ref(&new.plan.timing),
        meetings => meetings,
    };
    let days = || timings.iter().map(|timing| timing.local_date);
    let (Some(first), Some(last)) = (days().min(), days().max()) else {
        return Ok(Vec::new());
    };
    let id = new.owner.venue.id;
    let venue = venues_by_id(conn, &[id]).await?.remove(&id);
    let venue = venue.ok_or_else(Problem::not_found)?;
    let closures = closures(conn, &venue, first, last).await?;
    let away = of_helpers(conn, &new.references.helpers, first, last).await?;
    let zone = Zone::of_stored(&new.owner.venue.time_zone);
    let closed = |timing: &Timing| {
        let closure = closures.on(timing.local_date)?;
        is_shut_out(closure, timing, zone)
            .then(|| Doubt::Closed(timing.local_date, closure.reason.clone()))
    };
    let mut doubts: Vec<Doubt> = timings.iter().filter_map(closed).collect();
    let hours = opening_hours(conn, id).await?.hours;
    doubts.extend(
        timings
            .iter()
            .filter_map(|timing| at_the_door(&hours, &venue, timing)),
    );
    for day in days() {
        let away = away.iter().filter(|(absence, _)| absence.covers(day));
        doubts.extend(away.map(|(_, name)| Doubt::Away(day, name.clone())));
    }
    let hours = hours_of_helpers(conn, &new.references.helpers).await?;
    let off = timings
        .iter()
        .flat_map(|timing| off_hours(&hours, id, timing));
    doubts.extend(off);
    doubts.extend(volunteers(conn, new, first).await?);
    Ok(doubts)
}

/// Whether people can come in then, and meet somebody.
fn at_the_door(hours: &OpeningHours, venue: &Venue, timing: &Timing) -> Option<Doubt> {
    let (day, from) = (timing.local_date, timing.local_time);
    let to = match venue.local(timing.ends_at) {
        (ends, to) if ends == day => to,
        _ => END_OF_DAY,
    };
    match hours.openness(day, from, to) {
        Openness::Unsaid | Openness::Staffed => None,
        Openness::SelfService => Some(Doubt::SelfService(day, venue.name.clone())),
        Openness::Shut => Some(Doubt::Shut(day, venue.name.clone())),
    }
}

/// The volunteers among those who would help with an e-identification.
async fn volunteers(
    conn: &mut AsyncPgConnection,
    new: &NewSession,
    day: NaiveDate,
) -> QueryResult<Vec<Doubt>> {
    let topics = &new.plan.texts.topics;
    let helpers = &new.references.helpers;
    let e_id = HelpTopic::EId.name();
    if helpers.is_empty() || topics.iter().all(|topic| topic != e_id) {
        return Ok(Vec::new());
    }
    let people = helpers_of(conn, new.owner.organisation.id).await?;
    let people = people.into_iter().filter(|one| helpers.contains(&one.id));
    let volunteers = people.filter(|one| one.volunteer);
    Ok(volunteers
        .map(|one| Doubt::Volunteer(day, one.name))
        .collect())
}

/// The helpers who say when they are where, and do not say then and there.
fn off_hours(hours: &[(HelperHours, String)], venue: VenueId, timing: &Timing) -> Vec<Doubt> {
    let mut off = Vec::new();
    for own in hours.chunk_by(|(one, _), (next, _)| one.staff_id == next.staff_id) {
        let Some((_, name)) = own.first() else {
            continue;
        };
        let whole = joined(own.iter().map(|(hours, _)| hours.clone()).collect());
        if !whole.iter().any(|hours| hours.cover(venue, timing)) {
            off.push(Doubt::OffHours(timing.local_date, name.clone()));
        }
    }
    off
}
