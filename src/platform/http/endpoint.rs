//! One row of the route table: method, path, who may call it, and the handler. The table registers
//! the routes, answers 405 with `Allow`, and is what the matrix and OpenAPI tests read.

use std::collections::BTreeMap;
use std::sync::Arc;

use actix_web::guard::GuardContext;
use actix_web::http::Method;
use actix_web::middleware::from_fn;
use actix_web::{HttpMessage, HttpRequest, Route, guard, web};

use super::kept;
use super::problem::{METHOD_NOT_ALLOWED, Problem};
use crate::platform::auth::Permission;

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
    /// Whether its public answers are kept for a moment.
    pub kept: bool,
    handler: fn() -> Route,
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
            kept: false,
        }
    }

    /// Its answers to nobody in particular are the same for everybody, and kept for a moment.
    #[must_use]
    pub fn kept(self) -> Self {
        Self { kept: true, ..self }
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

/// The whole path of the row that took a request, put beside it: for logs and figures, which must
/// not hold what a visitor's own address tells. Asking actix would look through the whole table.
#[derive(Debug, Clone)]
pub struct Taken(Arc<str>);

impl Taken {
    /// The path as the table has it; none where no row took the request.
    #[must_use]
    pub fn path(request: &HttpRequest) -> Option<Arc<str>> {
        let extensions = request.extensions();
        extensions.get::<Self>().map(|taken| Arc::clone(&taken.0))
    }

    fn mark(self) -> impl Fn(&GuardContext<'_>) -> bool {
        move |context| {
            context.req_data_mut().insert(self.clone());
            true
        }
    }
}

/// Registers rows below a prefix, in their order, one resource for each path.
pub fn register(prefix: &str, endpoints: Vec<Endpoint>, config: &mut web::ServiceConfig) {
    let mut order = Vec::new();
    let mut by_path: BTreeMap<&'static str, Vec<Endpoint>> = BTreeMap::new();
    for endpoint in endpoints {
        if !by_path.contains_key(endpoint.path) {
            order.push(endpoint.path);
        }
        by_path.entry(endpoint.path).or_default().push(endpoint);
    }
    for path in order {
        let rows = by_path.remove(path).unwrap_or_default();
        let allow = allowed(&rows);
        let taken = Taken(format!("{prefix}{path}").into());
        let mut resource = web::resource(path).guard(guard::fn_guard(taken.mark()));
        for row in rows {
            let route = (row.handler)();
            let route = if row.method == Method::GET {
                route.guard(guard::Any(guard::Get()).or(guard::Head()))
            } else {
                route.method(row.method)
            };
            resource = resource.route(match row.kept {
                true => route.wrap(from_fn(kept::keep)),
                false => route,
            });
        }
        config.service(resource.default_service(web::to(move || {
            let allow = allow.clone();
            async move { Err::<&str, _>(Problem::new(&METHOD_NOT_ALLOWED).header("Allow", allow)) }
        })));
    }
}

fn allowed(rows: &[Endpoint]) -> String {
    let mut methods: Vec<&str> = rows.iter().map(|row| row.method.as_str()).collect();
    if methods.contains(&"GET") {
        methods.push("HEAD");
    }
    methods.join(", ")
}
