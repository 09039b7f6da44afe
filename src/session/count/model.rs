//! A count's figures: as they are stored, and as somebody reports them anew.
//! A report names every figure, or only those that its form shows; the others stay as they were.
//! `put` stores them, `history` reads them.

use std::collections::BTreeMap;

use chrono::{DateTime, Utc};
use diesel::prelude::*;
use serde_json::{Value, json};

use crate::platform::problem::{Fault, Problem};
use crate::platform::text_enum;
use crate::schema::counts;

text_enum! {
    /// How sure a count is.
    pub enum CountState {
        Counted = "counted",
        Estimated = "estimated",
    }
}

/// One version of a count.
#[derive(Debug, Clone, Queryable, Selectable)]
#[diesel(table_name = counts, check_for_backend(diesel::pg::Pg))]
pub struct StoredCount {
    /// From 1.
    pub version: i32,
    /// `counted` or `estimated`.
    pub state: CountState,
    /// People in the room; the figures after it are parts of it.
    pub total: i32,
    pub children: Option<i32>,
    pub women: Option<i32>,
    pub men: Option<i32>,
    pub first_visits: Option<i32>,
    /// People who took part from elsewhere; not in the total.
    pub digital: Option<i32>,
    /// By age band.
    pub ages: Option<Value>,
    /// By language tag.
    pub languages: Option<Value>,
    pub at: DateTime<Utc>,
}

/// Every figure of a count, checked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewCount {
    pub state: CountState,
    pub total: i32,
    pub children: Option<i32>,
    pub women: Option<i32>,
    pub men: Option<i32>,
    pub first_visits: Option<i32>,
    pub digital: Option<i32>,
    pub ages: Option<Value>,
    pub languages: Option<Value>,
}

impl From<StoredCount> for NewCount {
    fn from(stored: StoredCount) -> Self {
        Self {
            state: stored.state,
            total: stored.total,
            children: stored.children,
            women: stored.women,
            men: stored.men,
            first_visits: stored.first_visits,
            digital: stored.digital,
            ages: stored.ages,
            languages: stored.languages,
        }
    }
}

impl NewCount {
    /// Of the people in the room, without their parts.
    #[must_use]
    pub fn of_total(state: CountState, total: i32) -> Self {
        Self {
            state,
            total,
            children: None,
            women: None,
            men: None,
            first_visits: None,
            digital: None,
            ages: None,
            languages: None,
        }
    }

    /// The most people that its parts speak of.
    fn largest_part(&self) -> i64 {
        let sexes = whole(self.women) + whole(self.men);
        let ages: i64 = members(self.ages.as_ref()).sum();
        let languages = members(self.languages.as_ref()).max().unwrap_or(0);
        let parts = [
            whole(self.children),
            sexes,
            whole(self.first_visits),
            ages,
            languages,
        ];
        parts.into_iter().max().unwrap_or(0)
    }
}

/// By tag or band, as it is stored.
#[must_use]
pub fn by_name(parts: Option<&BTreeMap<String, i32>>) -> Option<Value> {
    parts.map(|parts| json!(parts))
}

fn whole(part: Option<i32>) -> i64 {
    part.map_or(0, i64::from)
}

fn members(parts: Option<&Value>) -> impl Iterator<Item = i64> {
    let parts = parts.and_then(Value::as_object).into_iter().flatten();
    parts.filter_map(|(_, part)| part.as_i64())
}

/// What somebody reports.
#[derive(Debug, Clone)]
pub enum CountEntry {
    /// Every figure: what is not named is not known.
    Whole(NewCount),
    /// What a form shows.
    Shown(ShownFigures),
}

/// The figures that a form shows; a field that it does not have is `None`.
#[derive(Debug, Clone)]
pub struct ShownFigures {
    pub state: CountState,
    pub total: i32,
    /// `Some(None)` where the field was left empty.
    pub children: Option<Option<i32>>,
    pub digital: Option<Option<i32>>,
}

impl CountEntry {
    /// The figures upon those of the newest version.
    ///
    /// # Errors
    /// 422 when a part that stays is larger than the total.
    pub fn upon(self, newest: Option<StoredCount>) -> Result<NewCount, Problem> {
        match self {
            Self::Whole(count) => Ok(count),
            Self::Shown(shown) => shown.upon(newest),
        }
    }
}

impl ShownFigures {
    fn upon(self, newest: Option<StoredCount>) -> Result<NewCount, Problem> {
        let before = newest.map(NewCount::from);
        let before = before.unwrap_or_else(|| NewCount::of_total(self.state, self.total));
        let count = NewCount {
            state: self.state,
            total: self.total,
            children: self.children.unwrap_or(before.children),
            digital: self.digital.unwrap_or(before.digital),
            ..before
        };
        let least = count.largest_part();
        if least <= i64::from(count.total) {
            return Ok(count);
        }
        let fault = Fault::new("total-below-parts").fact("least", least);
        Err(Problem::fault("/total", fault))
    }
}
