//! Which part of a list a query asks for. Every list takes `page` and `limit`, within bounds.

use super::query::Query;
use crate::platform::problem::{Fault, Problem};

/// The names every list takes.
pub const PARAMETERS: [&str; 2] = ["page", "limit"];
/// Beyond this many rows a list is no help: the filter must be narrower.
const DEEPEST: i64 = 10_000;

/// Lists that may be long are counted as far as this.
pub const COUNTED: i64 = 1_000;

/// How many rows a list has.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Total {
    Exactly(i64),
    /// More than [`COUNTED`], and whether any come after this page.
    More {
        next: bool,
    },
}

impl Total {
    /// Of rows that were counted as far as one more than [`COUNTED`].
    #[must_use]
    pub fn counted(rows: i64, next: bool) -> Self {
        if rows > COUNTED {
            Self::More { next }
        } else {
            Self::Exactly(rows)
        }
    }

    /// The rows that are known.
    #[must_use]
    pub fn known(self) -> i64 {
        match self {
            Self::Exactly(rows) => rows,
            Self::More { .. } => COUNTED,
        }
    }

    /// The last page; none where it is not known.
    #[must_use]
    pub fn last_page(self, limit: i64) -> Option<i64> {
        match self {
            Self::Exactly(rows) => Some(((rows + limit - 1) / limit).max(1)),
            Self::More { .. } => None,
        }
    }

    /// Whether a page comes after this one.
    #[must_use]
    pub fn has_next(self, paging: Paging) -> bool {
        match self {
            Self::Exactly(rows) => paging.page * paging.limit < rows,
            Self::More { next } => next && (paging.page + 1) * paging.limit <= DEEPEST,
        }
    }
}

impl From<i64> for Total {
    fn from(rows: i64) -> Self {
        Self::Exactly(rows)
    }
}

/// Which part of a list is wanted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Paging {
    /// From 1.
    pub page: i64,
    /// 1 to 100.
    pub limit: i64,
}

impl Paging {
    /// Reads `page` and `limit`.
    ///
    /// # Errors
    /// 422 when one is out of range or the page lies beyond 10,000 rows.
    pub fn of(query: &Query) -> Result<Self, Problem> {
        let page = number(query, "page", 1, DEEPEST)?;
        let limit = number(query, "limit", 20, 100)?;
        if page * limit > DEEPEST {
            let fault = Fault::new("out-of-range")
                .fact("min", 1)
                .fact("max", DEEPEST / limit);
            return Err(Problem::fault("/page", fault));
        }
        Ok(Self { page, limit })
    }

    /// What a page's query names: the first page where it cannot be read, the last allowed where it lies beyond that.
    #[must_use]
    pub fn lenient(query: &Query, limit: i64, max_page: i64) -> Self {
        let page: Option<i64> = query.get("page").and_then(|page| page.parse().ok());
        Self {
            page: page.unwrap_or(1).clamp(1, max_page),
            limit,
        }
    }

    /// Rows before this page.
    #[must_use]
    pub fn offset(self) -> i64 {
        (self.page - 1) * self.limit
    }
}

fn number(query: &Query, name: &str, default: i64, max: i64) -> Result<i64, Problem> {
    let Some(text) = query.get(name) else {
        return Ok(default);
    };
    text.parse()
        .ok()
        .filter(|n| (1..=max).contains(n))
        .ok_or_else(|| {
            Problem::fault(
                format!("/{name}"),
                Fault::new("out-of-range").fact("min", 1).fact("max", max),
            )
        })
}
