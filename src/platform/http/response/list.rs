//! Lists in pages: `{items, total, page, limit}` and a `Link` header (RFC 8288).

use actix_web::{HttpRequest, HttpResponse};
use serde::Serialize;
use utoipa::ToSchema;

use crate::platform::http::request::query::Query;
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

/// One page of a list.
#[derive(Debug, Serialize, ToSchema)]
pub struct Page<T> {
    /// The rows of this page.
    pub items: Vec<T>,
    /// Rows in the whole list.
    pub total: i64,
    /// From 1.
    pub page: i64,
    /// Rows in a full page.
    pub limit: i64,
}

impl<T: Serialize> Page<T> {
    /// A page of `total` rows.
    #[must_use]
    pub fn of(items: Vec<T>, total: i64, paging: Paging) -> Self {
        Self {
            items,
            total,
            page: paging.page,
            limit: paging.limit,
        }
    }

    /// The answer's `Link` header: first, prev, next, last, with the request's other parameters.
    #[must_use]
    pub fn link(&self, request: &HttpRequest) -> String {
        let last = (self.total + self.limit - 1).max(1) / self.limit;
        let to = |page: i64, rel: &str| {
            let others = request
                .query_string()
                .split('&')
                .filter(|p| !p.is_empty() && !p.starts_with("page="));
            let query: Vec<String> = others
                .map(str::to_owned)
                .chain([format!("page={page}")])
                .collect();
            format!("<{}?{}>; rel=\"{rel}\"", request.path(), query.join("&"))
        };
        let mut links = vec![to(1, "first"), to(last.max(1), "last")];
        if self.page > 1 {
            links.push(to(self.page - 1, "prev"));
        }
        if self.page < last {
            links.push(to(self.page + 1, "next"));
        }
        links.join(", ")
    }

    /// 200 with the `Link` header.
    #[must_use]
    pub fn answer(self, request: &HttpRequest) -> HttpResponse {
        HttpResponse::Ok()
            .insert_header(("Link", self.link(request)))
            .json(self)
    }
}
