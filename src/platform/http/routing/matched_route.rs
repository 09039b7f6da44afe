//! Which row of the route table matched a request: logs and metrics name the row, never the address,
//! which may hold a visitor's own data.

use std::sync::Arc;

use actix_web::guard::GuardContext;
use actix_web::{HttpMessage, HttpRequest};

/// The whole path of the matched row, noted beside its request. Asking actix for it would look through
/// the whole table.
#[derive(Debug, Clone)]
pub struct MatchedRoute(Arc<str>);

impl MatchedRoute {
    pub(super) fn new(path: String) -> Self {
        Self(path.into())
    }

    /// The path as the table has it; none where no row matched.
    #[must_use]
    pub fn path(request: &HttpRequest) -> Option<Arc<str>> {
        let extensions = request.extensions();
        extensions
            .get::<Self>()
            .map(|matched| Arc::clone(&matched.0))
    }

    /// A guard that lets every request through and notes this route beside it.
    pub(super) fn mark(self) -> impl Fn(&GuardContext<'_>) -> bool {
        move |context| {
            context.req_data_mut().insert(self.clone());
            true
        }
    }
}
