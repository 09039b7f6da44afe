//! Reads the filter of the list from a query.
//! The API refuses a query with every fault; pages ignore what cannot be read.

use std::ops::RangeInclusive;

use chrono::{DateTime, Utc};

use super::filter::{ListScope, SessionFilter, Sort, TimeBound, Vicinity};
use crate::platform::ids::VenueId;
use crate::platform::input::paging;
use crate::platform::input::query::{Query, UPDATED_AFTER};
use crate::platform::problem::Problem;
use crate::platform::problem::{Fault, Faults};
use crate::platform::text::{LanguageTag, PlainText, Tag};
use crate::platform::time::{parse_date, parse_instant};
use crate::session::model::SessionKind;
use crate::session::model::Status;

pub const PARAMETERS: [&str; 18] = [
    "from",
    "to",
    "municipality",
    "venue",
    "campaign",
    "kind",
    "topic",
    "language",
    "free",
    "near",
    "withinKm",
    "q",
    "status",
    "toCount",
    "sort",
    UPDATED_AFTER,
    paging::PARAMETERS[0],
    paging::PARAMETERS[1],
];

impl SessionFilter {
    /// Reads a query; the caller looks `municipality` up.
    ///
    /// # Errors
    /// 422 with every fault.
    pub fn parse(query: &Query, scope: ListScope, now: DateTime<Utc>) -> Result<Self, Problem> {
        match Self::read(query, scope, now) {
            (filter, faults) if faults.is_empty() => Ok(filter),
            (_, faults) => Err(faults.into()),
        }
    }

    /// Reads a page's query: what cannot be read counts as absent.
    #[must_use]
    pub fn lenient(query: &Query, scope: ListScope, now: DateTime<Utc>) -> Self {
        Self::read(query, scope, now).0
    }

    fn read(query: &Query, scope: ListScope, now: DateTime<Utc>) -> (Self, Faults) {
        let mut faults = Faults::none();
        let mut filter = Self::upcoming(scope, now);
        let from = faults.take_optional("/from", query.get("from"), parse_time_bound);
        if from.is_some() {
            filter.from = from;
            filter.not_over = false;
        }
        filter.to = faults.take_optional("/to", query.get("to"), parse_time_bound);
        filter.read_place(query, &mut faults);
        filter.kind = faults.take_optional("/kind", query.get("kind"), SessionKind::parse);
        filter.topic = faults.take_optional("/topic", query.get("topic"), Tag::parse);
        filter.language =
            faults.take_optional("/language", query.get("language"), LanguageTag::parse);
        filter.free = faults
            .take_optional("/free", query.get("free"), parse_bool)
            .unwrap_or(false);
        filter.words = faults
            .take_optional("/q", query.get("q"), PlainText::<100>::parse)
            .map(String::from);
        filter.statuses = faults
            .take_optional("/status", query.get("status"), parse_statuses)
            .unwrap_or_default();
        filter.updated_after =
            faults.take_optional("/updatedAfter", query.get(UPDATED_AFTER), parse_instant);
        let sort = faults.take_optional("/sort", query.get("sort"), parse_sort);
        filter.sort = sort.unwrap_or_default();
        if filter.updated_after.is_some() {
            filter.sort = sort.unwrap_or(Sort::EarliestChange);
            // Whoever keeps a copy hears of changes of what is over, too.
            if from.is_none() {
                filter.from = None;
                filter.not_over = false;
            }
        }
        if filter.sort == Sort::Distance && filter.near.is_none() {
            faults.add("/near", Fault::new("missing").fact("name", "near"));
        }
        (filter, faults)
    }

    fn read_place(&mut self, query: &Query, faults: &mut Faults) {
        match query
            .get("venue")
            .map(|text| (text, text.parse::<VenueId>()))
        {
            Some((_, Ok(id))) => self.venue_id = Some(id),
            Some((slug, Err(_))) => self.venue = Some(slug.to_owned()),
            None => {}
        }
        if let Some(text) = query.get("campaign") {
            let (slug, edition) = match text.split_once('/') {
                Some((slug, edition)) => (slug, Some(edition)),
                None => (text, None),
            };
            self.campaign = Some(slug.to_owned());
            self.edition = edition.map(str::to_owned);
        }
        let within = faults.take_optional("/withinKm", query.get("withinKm"), |text| {
            number(text, 0.1..=20_100.0)
        });
        let point = faults.take_optional("/near", query.get("near"), parse_point);
        self.near = point.map(|(lat, lon)| Vicinity {
            lat,
            lon,
            within_km: within.unwrap_or(50.0),
        });
        if query.get("near").is_none() && within.is_some() {
            faults.add("/near", Fault::new("missing").fact("name", "near"));
        }
    }
}

fn parse_time_bound(text: &str) -> Result<TimeBound, Fault> {
    if text.contains('T') {
        return parse_instant(text).map(TimeBound::Instant);
    }
    parse_date(text).map(TimeBound::Day)
}

fn parse_sort(text: &str) -> Result<Sort, Fault> {
    match text {
        "startsAt" => Ok(Sort::StartsAt),
        "-startsAt" => Ok(Sort::LatestFirst),
        "updatedAt" => Ok(Sort::EarliestChange),
        "-updatedAt" => Ok(Sort::UpdatedAt),
        "distance" => Ok(Sort::Distance),
        _ => Err(Fault::unknown_value(text)),
    }
}

fn parse_statuses(text: &str) -> Result<Vec<Status>, Fault> {
    text.split(',').map(Status::parse).collect()
}

/// Whether a caller asks for what waits to be counted.
///
/// # Errors
/// 422 for anything but `true` and `false`.
pub fn wants_to_count(query: &Query) -> Result<bool, Problem> {
    let wanted = query.get("toCount").map(parse_bool).transpose();
    let wanted = wanted.map_err(|fault| Problem::fault("/toCount", fault))?;
    Ok(wanted.unwrap_or(false))
}

fn parse_bool(text: &str) -> Result<bool, Fault> {
    match text {
        "true" => Ok(true),
        "false" => Ok(false),
        _ => Err(Fault::unknown_value(text)),
    }
}

fn parse_point(text: &str) -> Result<(f64, f64), Fault> {
    let (lat, lon) = text
        .split_once(',')
        .ok_or_else(|| Fault::new("bad-point"))?;
    Ok((
        number(lat.trim(), -90.0..=90.0)?,
        number(lon.trim(), -180.0..=180.0)?,
    ))
}

fn number(text: &str, bounds: RangeInclusive<f64>) -> Result<f64, Fault> {
    text.parse::<f64>()
        .ok()
        .filter(|n| bounds.contains(n))
        .ok_or_else(|| {
            let (min, max) = bounds.into_inner();
            Fault::new("out-of-range").fact("min", min).fact("max", max)
        })
}
