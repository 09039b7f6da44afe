//! Lists in pages: `{items, total, page, limit}` and a `Link` header (RFC 8288).

use actix_web::{HttpRequest, HttpResponse};
use serde::Serialize;
use utoipa::ToSchema;

use crate::platform::input::paging::Paging;

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
            format!(
                "<{}?{}>; rel=\"{rel}\"",
                request.uri().path(),
                query.join("&")
            )
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
