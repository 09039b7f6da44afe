//! One row of the route table: method, path, who may call it, and the handler. A slice lists its
//! rows; `register` makes routes of them, and the matrix and OpenAPI tests read them.

use actix_web::Route;
use actix_web::http::Method;

use crate::platform::auth::Permission;
use crate::platform::problem::Kind;

/// Who may call an endpoint.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Access {
    /// Everybody.
    Public,
    /// The holder of a booking's manage token, or staff with the right.
    Holder(Permission),
    /// Any member of staff.
    SignedIn,
    /// Staff with the right.
    Staff(Permission),
    /// Staff with one right or the other.
    Either(Permission, Permission),
}

/// A row of the route table.
pub struct Endpoint {
    /// The method; GET answers HEAD too.
    pub method: Method,
    /// The path as actix and OpenAPI both write it: `/sessions/{sessionId}`.
    pub path: &'static str,
    /// Who may call it.
    pub access: Access,
    /// What its verbs refuse, beside what every request of its sort may be answered with.
    pub refusals: Vec<&'static Kind>,
    /// Whether its public answers are cached for a moment.
    pub cached: bool,
    /// Whether it costs next to nothing, and waits for nobody's turn.
    pub(super) at_once: bool,
    /// Whether its answers show a PIN or a token.
    pub shows_secret: bool,
    /// Whether it changes several objects at once, so that no version can be named.
    pub changes_several: bool,
    /// Whether its handler reads the query of a request that changes something.
    pub(super) reads_query: bool,
    pub(super) handler: fn() -> Route,
}

impl Endpoint {
    /// Declares a row.
    #[must_use]
    pub fn new(method: Method, path: &'static str, access: Access, handler: fn() -> Route) -> Self {
        Self {
            method,
            path,
            access,
            handler,
            refusals: Vec::new(),
            cached: false,
            at_once: false,
            shows_secret: false,
            changes_several: false,
            reads_query: false,
        }
    }

    /// Its verbs refuse these too. The API's document lists them.
    #[must_use]
    pub fn refuses(mut self, kinds: &[&'static Kind]) -> Self {
        self.refusals.extend(kinds);
        self
    }

    /// It asks nothing that others could have to wait for.
    #[must_use]
    pub fn at_once(self) -> Self {
        Self {
            at_once: true,
            ..self
        }
    }

    /// Its answers show a PIN or a token, and are never compressed.
    #[must_use]
    pub fn shows_secret(self) -> Self {
        Self {
            shows_secret: true,
            ..self
        }
    }

    /// It changes several objects at once: no request names a version.
    #[must_use]
    pub fn changes_several(self) -> Self {
        Self {
            changes_several: true,
            ..self
        }
    }

    /// Its handler reads the query, as every GET does.
    #[must_use]
    pub fn reads_query(self) -> Self {
        Self {
            reads_query: true,
            ..self
        }
    }

    /// Whether a change names the version it was made against.
    #[must_use]
    pub fn requires_version(&self) -> bool {
        self.method == Method::PATCH && !self.changes_several
    }

    /// Whether it is read by everybody and so by machines too: then each network has its share of the work.
    pub(super) fn is_read_in_turn(&self) -> bool {
        self.is_public_read() && !self.at_once
    }

    /// Whether everybody may read it.
    pub(super) fn is_public_read(&self) -> bool {
        self.method == Method::GET && self.access == Access::Public
    }

    /// Its answers to anonymous callers are the same for all of them, and cached for a moment.
    #[must_use]
    pub fn cached(self) -> Self {
        Self {
            cached: true,
            ..self
        }
    }
}

/// Declares GET.
#[must_use]
pub fn get(path: &'static str, access: Access, handler: fn() -> Route) -> Endpoint {
    Endpoint::new(Method::GET, path, access, handler)
}

/// Declares POST.
#[must_use]
pub fn post(path: &'static str, access: Access, handler: fn() -> Route) -> Endpoint {
    Endpoint::new(Method::POST, path, access, handler)
}

/// Declares PUT.
#[must_use]
pub fn put(path: &'static str, access: Access, handler: fn() -> Route) -> Endpoint {
    Endpoint::new(Method::PUT, path, access, handler)
}

/// Declares PATCH.
#[must_use]
pub fn patch(path: &'static str, access: Access, handler: fn() -> Route) -> Endpoint {
    Endpoint::new(Method::PATCH, path, access, handler)
}

/// Declares DELETE.
#[must_use]
pub fn delete(path: &'static str, access: Access, handler: fn() -> Route) -> Endpoint {
    Endpoint::new(Method::DELETE, path, access, handler)
}
