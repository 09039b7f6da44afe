//! Reads a [`Query`] from a request: strictly for the API, leniently for pages.

use actix_web::HttpRequest;

use crate::platform::input::query::Query;
use crate::platform::problem::Problem;

impl Query {
    /// Reads the query of an API request.
    ///
    /// # Errors
    /// As [`Query::parse_strict`].
    pub fn strict(request: &HttpRequest, known: &[&str]) -> Result<Self, Problem> {
        Self::parse_strict(request.query_string(), known)
    }

    /// Reads the query of a page.
    #[must_use]
    pub fn lenient(request: &HttpRequest) -> Self {
        Self::parse_lenient(request.query_string())
    }
}
