//! The demo's questions: what people asked in passing, at the venues of whoever stands at a desk.

use chrono::{DateTime, Days, NaiveDate, NaiveTime, TimeDelta, Utc};

use super::organisations::{DemoOrganisation, DemoOrganisations};
use crate::demo::error::DemoError;
use crate::demo::source::data::{AccountRecord, SourceData, VenueRecord};
use crate::demo::source::ids::demo_id;
use crate::demo::source::open_days::OpenDays;
use crate::demo::source::random::SeededRandom;
use crate::platform::time::{local, resolve};
use crate::question::{Question, QuestionChannel, QuestionOutcome, QuestionTopic};

/// So many days have questions, today among them.
const DAYS: u64 = 62;
/// Doors open at eight; a question comes every quarter or half of an hour.
const OPENS: NaiveTime = NaiveTime::from_hms_opt(8, 0, 0).unwrap();

/// Questions until now.
pub fn questions(
    source: &SourceData,
    organisations: &DemoOrganisations,
    open_days: &OpenDays,
    now: DateTime<Utc>,
) -> Result<Vec<Question>, DemoError> {
    let mut rows = Vec::new();
    let desks = source
        .accounts
        .iter()
        .filter(|account| account.role == "desk");
    for (desk, slug) in desks.filter_map(|desk| Some((desk, desk.organisation.as_ref()?))) {
        let organisation = organisations.get(slug)?;
        let today = local(now, organisation.zone).0;
        let days = (0..DAYS).filter_map(|before| today.checked_sub_days(Days::new(before)));
        let open: Vec<NaiveDate> = days
            .filter(|day| open_days.is_open(&organisation.country, *day))
            .collect();
        for venue in source.venues.iter().filter(|v| v.organisation == *slug) {
            let asked = Asked {
                desk,
                venue,
                organisation,
                now,
            };
            rows.extend(open.iter().flat_map(|day| asked.on(*day)));
        }
    }
    Ok(rows)
}

struct Asked<'a> {
    desk: &'a AccountRecord,
    venue: &'a VenueRecord,
    organisation: &'a DemoOrganisation,
    now: DateTime<Utc>,
}

impl Asked<'_> {
    fn on(&self, day: NaiveDate) -> Vec<Question> {
        let mut random = SeededRandom::new(demo_id("questions", &self.name(day, 0)));
        let Ok(mut at) = resolve(day, OPENS, self.organisation.zone, None) else {
            return Vec::new();
        };
        let mut rows = Vec::new();
        for n in 1..=random.between(4, 14) {
            at += TimeDelta::minutes(random.between(8, 34).into());
            rows.push(self.one(day, n, at, &mut random));
        }
        rows.retain(|row| row.at <= self.now);
        rows
    }

    fn one(
        &self,
        day: NaiveDate,
        n: i32,
        at: DateTime<Utc>,
        random: &mut SeededRandom,
    ) -> Question {
        let outcome = match random.chance(80) {
            true => QuestionOutcome::Solved,
            false => *random
                .pick(&QuestionOutcome::ALL)
                .unwrap_or(&QuestionOutcome::Partly),
        };
        let topic = random.pick(&QuestionTopic::ALL);
        let is_rung = random.chance(20);
        let referred = outcome == QuestionOutcome::Referred;
        Question {
            id: demo_id("question", &self.name(day, n)),
            organisation_id: demo_id("organisation", &self.venue.organisation),
            venue_id: demo_id("venue", &self.venue.slug),
            channel: match is_rung {
                true => QuestionChannel::Phone,
                false => QuestionChannel::Desk,
            },
            topic: *topic.unwrap_or(&QuestionTopic::Other),
            minutes: random.chance(40).then(|| random.between(2, 25)),
            outcome,
            referred_to: referred.then(|| "Servicecenter".to_owned()),
            staff_id: demo_id("staff", &self.desk.name),
            day,
            at,
        }
    }

    fn name(&self, day: NaiveDate, n: i32) -> String {
        format!("{} {day} {n}", self.venue.slug)
    }
}
