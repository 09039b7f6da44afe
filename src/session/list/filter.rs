//! Every way to narrow and order the list of sessions.
//! It holds checked values; `request` reads them from a query.

use chrono::{DateTime, NaiveDate, NaiveTime, TimeDelta, Utc};

use crate::platform::auth::Scope;
use crate::platform::ids::{OrganisationId, StaffId, VenueId};
use crate::platform::text::{LanguageTag, Tag};
use crate::session::model::{LONGEST, SessionKind, Status};

/// No zone is further from UTC. Days are compared as days; this bound only lets an index help.
pub(super) const MAX_UTC_OFFSET: TimeDelta = TimeDelta::hours(15);

/// One end of the time that the list covers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TimeBound {
    /// The whole day, by the clock of each venue.
    Day(NaiveDate),
    Instant(DateTime<Utc>),
}

/// Which sessions a reader may see in the list.
#[derive(Debug, Clone)]
pub enum ListScope {
    Public,
    PublicAnd(Scope),
    Within(Scope),
}

#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Sort {
    /// The earliest first.
    #[default]
    StartsAt,
    LatestFirst,
    /// The latest change first.
    UpdatedAt,
    /// The earliest change first, for whoever keeps a copy.
    EarliestChange,
    /// The nearest first.
    Distance,
}

/// A point, and the greatest distance from it.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Vicinity {
    pub lat: f64,
    pub lon: f64,
    pub within_km: f64,
}

/// Every way to narrow the list.
#[derive(Debug, Clone)]
pub struct SessionFilter {
    pub scope: ListScope,
    pub from: Option<TimeBound>,
    pub to: Option<TimeBound>,
    /// Only what was changed then or later.
    pub updated_after: Option<DateTime<Utc>>,
    /// Leaves past sessions out, whatever `from` says.
    pub not_over: bool,
    pub municipality: Option<i32>,
    /// By slug.
    pub venue: Option<String>,
    pub venue_id: Option<VenueId>,
    /// Whoever owns the sessions; anybody where it is empty.
    pub owners: Vec<OrganisationId>,
    /// By slug.
    pub campaign: Option<String>,
    /// One edition of the campaign.
    pub edition: Option<String>,
    pub kind: Option<SessionKind>,
    pub topic: Option<Tag>,
    pub language: Option<LanguageTag>,
    /// Somebody who helps there.
    pub helper: Option<StaffId>,
    /// Only what people book: no drop-ins.
    pub bookable: bool,
    /// Only sessions with seats left.
    pub free: bool,
    pub near: Option<Vicinity>,
    /// Words of the title, the description, the topics, the venue or the town; each begins one.
    pub words: Option<String>,
    /// Only what waits to be counted: over, published, and without a count. Meetings are listed
    /// then, and courses are not.
    pub to_count: bool,
    /// Meetings are listed, each on its day, and courses are not.
    pub each_meeting: bool,
    /// Any status where it is empty.
    pub statuses: Vec<Status>,
    pub sort: Sort,
}

impl SessionFilter {
    /// Every session in scope that is not over. What runs now began at most the longest session ago, which
    /// an index finds; courses that began before that are found by their meetings.
    #[must_use]
    pub fn upcoming(scope: ListScope, now: DateTime<Utc>) -> Self {
        Self {
            scope,
            from: Some(TimeBound::Instant(now - LONGEST)),
            to: None,
            updated_after: None,
            not_over: true,
            municipality: None,
            venue: None,
            venue_id: None,
            owners: Vec::new(),
            campaign: None,
            edition: None,
            kind: None,
            topic: None,
            language: None,
            helper: None,
            bookable: false,
            free: false,
            near: None,
            words: None,
            to_count: false,
            each_meeting: false,
            statuses: Vec::new(),
            sort: Sort::default(),
        }
    }

    /// What waits to be counted within a scope, as far back as it reaches.
    #[must_use]
    pub fn to_count(scope: Scope, now: DateTime<Utc>) -> Self {
        Self {
            from: None,
            not_over: false,
            to_count: true,
            ..Self::upcoming(ListScope::Within(scope), now)
        }
    }

    /// What takes place on the days from `from` to `to` within a scope, at one venue or everywhere: published, called
    /// off or over.
    #[must_use]
    pub fn of_days(
        scope: Scope,
        at: Option<VenueId>,
        (from, to): (NaiveDate, NaiveDate),
        now: DateTime<Utc>,
    ) -> Self {
        Self {
            from: Some(TimeBound::Day(from)),
            to: Some(TimeBound::Day(to)),
            not_over: false,
            venue_id: at,
            each_meeting: true,
            statuses: vec![Status::Published, Status::Past, Status::Cancelled],
            ..Self::upcoming(ListScope::Within(scope), now)
        }
    }

    /// The moment before which nothing of the list is over.
    #[must_use]
    pub fn begins_at_least(&self) -> DateTime<Utc> {
        match self.from {
            Some(TimeBound::Instant(at)) => at,
            Some(TimeBound::Day(day)) => day.and_time(NaiveTime::MIN).and_utc() - MAX_UTC_OFFSET,
            None => DateTime::UNIX_EPOCH,
        }
    }

    /// Whether few readers ask like this: with more than one choice beside the time, or in another
    /// order. Such statements do not stay prepared, because there are thousands of shapes.
    #[must_use]
    pub fn is_rare(&self) -> bool {
        let choices = [
            self.municipality.is_some(),
            self.venue.is_some() || self.venue_id.is_some(),
            !self.owners.is_empty(),
            self.campaign.is_some(),
            self.kind.is_some(),
            self.topic.is_some(),
            self.language.is_some(),
            self.helper.is_some(),
            self.bookable,
            self.free,
            self.near.is_some(),
            self.words.is_some(),
            self.to_count,
            self.updated_after.is_some(),
            !self.statuses.is_empty(),
            self.sort != Sort::StartsAt,
        ];
        choices.into_iter().filter(|chosen| *chosen).count() > 1
    }
}
