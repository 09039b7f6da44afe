//! Which row of the route table matched a request: logs and metrics name the row, never the address,
//! which may hold a visitor's own data.
//! The outermost middleware puts a [`RouteNote`] beside the request, the matching row writes itself into it.

use std::cell::RefCell;
use std::rc::Rc;
use std::sync::Arc;

use actix_web::guard::GuardContext;

/// A row of the table, by its path. Asking actix for it would look through the whole table.
#[derive(Debug, Clone)]
pub struct MatchedRoute {
    /// The whole path as the table has it.
    pub path: Arc<str>,
    /// Whether everybody may GET it from the API.
    pub is_public_read: bool,
}

/// Where the row that matches is noted. It outlives the request, which a middleware's error takes with it.
#[derive(Debug, Clone, Default)]
pub struct RouteNote(Rc<RefCell<Option<MatchedRoute>>>);

impl RouteNote {
    /// The row; none where no row matched.
    #[must_use]
    pub fn route(&self) -> Option<MatchedRoute> {
        self.0.borrow().clone()
    }

    /// Its path as the table has it.
    #[must_use]
    pub fn path(&self) -> Option<Arc<str>> {
        self.route().map(|route| route.path)
    }
}

impl MatchedRoute {
    /// A guard that lets every request through and notes this route beside it.
    pub(super) fn mark(self) -> impl Fn(&GuardContext<'_>) -> bool {
        move |context| {
            if let Some(note) = context.req_data().get::<RouteNote>() {
                *note.0.borrow_mut() = Some(self.clone());
            }
            true
        }
    }
}
