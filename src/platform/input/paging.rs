//! Which part of a list a query asks for. Every list takes `page` and `limit`, within bounds.

use super::query::Query;
use crate::platform::problem::{Fault, Problem};

/// The names every list takes.
pub const PARAMETERS: [&str; 2] = ["page", "limit"];
/// Beyond this many rows a list is no help: the filter must be narrower.
const DEEPEST: i64 = 10_000;

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
