//! Lists in pages: `{items, total, page, limit}` and a `Link` header (RFC 8288).

use actix_web::{HttpRequest, HttpResponse};
use serde::Serialize;
use utoipa::ToSchema;

use crate::platform::input::paging::{Paging, Total};

/// One page of a list.
#[derive(Debug, Serialize, ToSchema)]
pub struct Page<T> {
    /// The rows of this page.
    pub items: Vec<T>,
    /// Rows in the whole list, as far as a thousand.
    #[schema(minimum = 0)]
    pub total: i64,
    /// `atLeast` where there are more than `total` says.
    #[serde(rename = "totalIs", skip_serializing_if = "Option::is_none")]
    #[schema(required = false)]
    pub total_is: Option<&'static str>,
    /// From 1.
    #[schema(minimum = 1)]
    pub page: i64,
    /// Rows in a full page.
    #[schema(minimum = 1, maximum = 100)]
    pub limit: i64,
    #[serde(skip)]
    of: (Paging, Total),
}

impl<T: Serialize> Page<T> {
    /// A page of `total` rows.
    #[must_use]
    pub fn of(items: Vec<T>, total: impl Into<Total>, paging: Paging) -> Self {
        let total = total.into();
        Self {
            items,
            total: total.known(),
            total_is: matches!(total, Total::More { .. }).then_some("atLeast"),
            page: paging.page,
            limit: paging.limit,
            of: (paging, total),
        }
    }

    /// The answer's `Link` header: first, prev, next, and last where it is known, with the request's other
    /// parameters.
    #[must_use]
    pub fn link(&self, request: &HttpRequest) -> String {
        let (paging, total) = self.of;
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
        let mut links = vec![to(1, "first")];
        links.extend(total.last_page(self.limit).map(|last| to(last, "last")));
        if self.page > 1 {
            links.push(to(self.page - 1, "prev"));
        }
        if total.has_next(paging) {
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
