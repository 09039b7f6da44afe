//! What a reader of the list asks for: the query's parameters, parsed.

use chrono::{DateTime, NaiveDate, Utc};
use uuid::Uuid;

use super::model::KINDS;
use crate::platform::auth::Scope;
use crate::platform::http::request::query::Query;
use crate::platform::http::response::list;
use crate::platform::problem::{Fault, Faults, Problem};
use crate::platform::text::{LanguageTag, PlainText, Tag};
use crate::platform::time::parse_date;

/// The names the list takes.
pub const PARAMETERS: [&str; 16] = [
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
    "sort",
    list::PARAMETERS[0],
    list::PARAMETERS[1],
];

/// An end of a span: a day is the venue's own, an instant is everybody's.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Bound {
    /// The whole day, wherever the venue is.
    Day(NaiveDate),
    /// An instant.
    Instant(DateTime<Utc>),
}

impl Bound {
    fn parse(text: &str) -> Result<Self, Fault> {
        if text.contains('T') {
            return parse_instant(text).map(Self::Instant);
        }
        parse_date(text).map(Self::Day)
    }
}

/// Reads an instant (RFC 3339), from 1900 to 2199.
pub fn parse_instant(text: &str) -> Result<DateTime<Utc>, Fault> {
    use chrono::Datelike;
    DateTime::parse_from_rfc3339(text)
        .ok()
        .map(|instant| chrono::SubsecRound::trunc_subsecs(instant.to_utc(), 6))
        .filter(|instant| (1900..2200).contains(&instant.year()))
        .ok_or_else(|| Fault::new("bad-instant"))
}

/// Whose sessions there are for a reader.
#[derive(Debug, Clone)]
pub enum Seen {
    /// What is public.
    Public,
    /// What is public, and what lies in a scope.
    Also(Scope),
    /// What lies in a scope alone.
    Only(Scope),
}

/// A status as the list can be narrowed to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Wanted {
    /// A status as it is stored.
    Stored(&'static str),
    /// Published and not over.
    Published,
    /// Published and over.
    Held,
}

impl Wanted {
    fn parse(text: &str) -> Result<Self, Fault> {
        match text {
            "draft" => Ok(Self::Stored("draft")),
            "proposed" => Ok(Self::Stored("proposed")),
            "cancelled" => Ok(Self::Stored("cancelled")),
            "published" => Ok(Self::Published),
            "held" => Ok(Self::Held),
            _ => Err(Fault::new("unknown-value").fact("value", text)),
        }
    }
}

/// The orders there are.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Sort {
    /// The earliest first.
    #[default]
    StartsAt,
    /// The latest first.
    LatestFirst,
    /// What changed last, first.
    UpdatedAt,
    /// The nearest first.
    Distance,
}

impl Sort {
    fn parse(text: &str) -> Result<Self, Fault> {
        match text {
            "startsAt" => Ok(Self::StartsAt),
            "-startsAt" => Ok(Self::LatestFirst),
            "-updatedAt" => Ok(Self::UpdatedAt),
            "distance" => Ok(Self::Distance),
            _ => Err(Fault::new("unknown-value").fact("value", text)),
        }
    }
}

/// A point on earth, and how far from it.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Near {
    /// Degrees north.
    pub lat: f64,
    /// Degrees east.
    pub lon: f64,
    /// Kilometres.
    pub within_km: f64,
}

/// Every way to narrow the list.
#[derive(Debug, Clone)]
pub struct Filter {
    /// Whose sessions.
    pub seen: Seen,
    /// The first.
    pub from: Option<Bound>,
    /// The last.
    pub to: Option<Bound>,
    /// Whether what is over stays out, whatever `from` says.
    pub not_over: bool,
    /// Of one municipality.
    pub municipality: Option<i32>,
    /// At one venue, by slug.
    pub venue: Option<String>,
    /// At one venue, by id.
    pub venue_id: Option<Uuid>,
    /// Of a campaign.
    pub campaign: Option<String>,
    /// Of one edition of it.
    pub edition: Option<String>,
    /// Of a kind.
    pub kind: Option<&'static str>,
    /// With help on this.
    pub topic: Option<Tag>,
    /// With help in this language.
    pub language: Option<LanguageTag>,
    /// With seats left.
    pub free: bool,
    /// Near a point.
    pub near: Option<Near>,
    /// With these words.
    pub words: Option<String>,
    /// In one of these states.
    pub statuses: Vec<Wanted>,
    /// In which order.
    pub sort: Sort,
}

impl Filter {
    /// Everything there is to see from now on.
    #[must_use]
    pub fn upcoming(seen: Seen, now: DateTime<Utc>) -> Self {
        Self {
            seen,
            from: Some(Bound::Instant(now)),
            to: None,
            not_over: false,
            municipality: None,
            venue: None,
            venue_id: None,
            campaign: None,
            edition: None,
            kind: None,
            topic: None,
            language: None,
            free: false,
            near: None,
            words: None,
            statuses: Vec::new(),
            sort: Sort::default(),
        }
    }

    /// Whether few ask like this: with more than one choice beside the time, or in another order.
    /// Such statements are not kept prepared, because there are thousands of shapes.
    #[must_use]
    pub fn is_rare(&self) -> bool {
        let choices = [
            self.municipality.is_some(),
            self.venue.is_some() || self.venue_id.is_some(),
            self.campaign.is_some(),
            self.kind.is_some(),
            self.topic.is_some(),
            self.language.is_some(),
            self.free,
            self.near.is_some(),
            self.words.is_some(),
            !self.statuses.is_empty(),
            self.sort != Sort::StartsAt,
        ];
        choices.into_iter().filter(|chosen| *chosen).count() > 1
    }

    /// Reads a query; `municipality` is looked up by the caller.
    ///
    /// # Errors
    /// 422 with every fault.
    pub fn parse(query: &Query, seen: Seen, now: DateTime<Utc>) -> Result<Self, Problem> {
        match Self::read(query, seen, now) {
            (filter, faults) if faults.is_empty() => Ok(filter),
            (_, faults) => Err(faults.into()),
        }
    }

    /// Reads a page's query: what cannot be read is as if it were not there.
    #[must_use]
    pub fn lenient(query: &Query, seen: Seen, now: DateTime<Utc>) -> Self {
        Self::read(query, seen, now).0
    }

    fn read(query: &Query, seen: Seen, now: DateTime<Utc>) -> (Self, Faults) {
        let mut faults = Faults::none();
        let mut filter = Self::upcoming(seen, now);
        let from = faults.take_optional("/from", query.get("from"), Bound::parse);
        filter.from = from.or(filter.from);
        filter.to = faults.take_optional("/to", query.get("to"), Bound::parse);
        filter.place(query, &mut faults);
        filter.kind = faults.take_optional("/kind", query.get("kind"), parse_kind);
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
        let sort = faults.take_optional("/sort", query.get("sort"), Sort::parse);
        filter.sort = sort.unwrap_or_default();
        if filter.sort == Sort::Distance && filter.near.is_none() {
            faults.add("/near", Fault::new("missing").fact("name", "near"));
        }
        (filter, faults)
    }

    fn place(&mut self, query: &Query, faults: &mut Faults) {
        match query.get("venue").map(|text| (text, text.parse::<Uuid>())) {
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
            number(text, 0.1, 20_100.0)
        });
        let point = faults.take_optional("/near", query.get("near"), parse_point);
        self.near = point.map(|(lat, lon)| Near {
            lat,
            lon,
            within_km: within.unwrap_or(50.0),
        });
        if query.get("near").is_none() && within.is_some() {
            faults.add("/near", Fault::new("missing").fact("name", "near"));
        }
    }
}

fn parse_bool(text: &str) -> Result<bool, Fault> {
    match text {
        "true" => Ok(true),
        "false" => Ok(false),
        _ => Err(Fault::new("unknown-value").fact("value", text)),
    }
}

/// Reads one of the kinds.
pub fn parse_kind(text: &str) -> Result<&'static str, Fault> {
    KINDS
        .into_iter()
        .find(|kind| *kind == text)
        .ok_or_else(|| Fault::new("unknown-value").fact("value", text))
}

fn parse_statuses(text: &str) -> Result<Vec<Wanted>, Fault> {
    text.split(',').map(Wanted::parse).collect()
}

fn parse_point(text: &str) -> Result<(f64, f64), Fault> {
    let (lat, lon) = text
        .split_once(',')
        .ok_or_else(|| Fault::new("bad-point"))?;
    Ok((
        number(lat.trim(), -90.0, 90.0)?,
        number(lon.trim(), -180.0, 180.0)?,
    ))
}

fn number(text: &str, min: f64, max: f64) -> Result<f64, Fault> {
    let out = || Fault::new("out-of-range").fact("min", min).fact("max", max);
    text.parse::<f64>()
        .ok()
        .filter(|n| (min..=max).contains(n))
        .ok_or_else(out)
}
