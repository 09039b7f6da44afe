//! Every refusal and failure leaves the server as one of these (RFC 9457).
//!
//! A verb answers its own error; its slice's `problems.rs` turns that into a [`Problem`] of a named
//! [`Kind`]. Titles and details are texts under `problem-<name>`, said in the caller's language by
//! [`super::render`].

use std::collections::BTreeMap;
use std::fmt;

use actix_web::http::StatusCode;
use actix_web::{HttpResponse, ResponseError};
use serde_json::Value;

use crate::platform::fault::{Fault, Faults, FieldFault};

/// A named kind of problem.
#[derive(Debug, PartialEq, Eq)]
pub struct Kind {
    /// Kebab-case; `/problems/<name>` explains it.
    pub name: &'static str,
    /// The HTTP status that goes with it.
    pub status: StatusCode,
}

impl Kind {
    /// Declares a kind.
    #[must_use]
    pub const fn new(name: &'static str, status: StatusCode) -> Self {
        Self { name, status }
    }
}

/// Declares kinds and a list of them, so that none is forgotten by the catalogue.
#[macro_export]
macro_rules! problem_kinds {
    ($($(#[$doc:meta])* $constant:ident = $name:literal, $status:ident;)*) => {
        $($(#[$doc])* pub static $constant: $crate::platform::http::problem::Kind =
            $crate::platform::http::problem::Kind::new($name, actix_web::http::StatusCode::$status);)*
        /// Every kind declared here.
        pub static KINDS: &[&$crate::platform::http::problem::Kind] = &[$(&$constant),*];
    };
}

problem_kinds! {
    /// Nothing here, or nothing this caller may know of.
    NOT_FOUND = "not-found", NOT_FOUND;
    /// The request's form is wrong.
    BAD_REQUEST = "bad-request", BAD_REQUEST;
    /// The body is no JSON.
    MALFORMED_JSON = "malformed-json", BAD_REQUEST;
    /// A query parameter that does not exist.
    UNKNOWN_PARAMETER = "unknown-parameter", BAD_REQUEST;
    /// One or more fields cannot be taken.
    UNPROCESSABLE = "unprocessable", UNPROCESSABLE_ENTITY;
    /// A body over 64 kB.
    TOO_LARGE = "too-large", PAYLOAD_TOO_LARGE;
    /// A body of another type.
    UNSUPPORTED_MEDIA_TYPE = "unsupported-media-type", UNSUPPORTED_MEDIA_TYPE;
    /// Another method is meant.
    METHOD_NOT_ALLOWED = "method-not-allowed", METHOD_NOT_ALLOWED;
    /// No form of the answer fits `Accept`.
    NOT_ACCEPTABLE = "not-acceptable", NOT_ACCEPTABLE;
    /// No valid token or sign-in.
    SIGN_IN_FIRST = "sign-in-first", UNAUTHORIZED;
    /// No grant of the caller carries the right.
    NOT_ALLOWED = "not-allowed", FORBIDDEN;
    /// A form that does not come from one of our own pages.
    FOREIGN_FORM = "foreign-form", FORBIDDEN;
    /// A change without `If-Match`.
    PRECONDITION_REQUIRED = "precondition-required", PRECONDITION_REQUIRED;
    /// Somebody else changed it since it was read.
    STALE = "stale", PRECONDITION_FAILED;
    /// A step that the present state does not allow.
    WRONG_STATE = "wrong-state", CONFLICT;
    /// A POST that makes something, without `Idempotency-Key`.
    KEY_REQUIRED = "key-required", BAD_REQUEST;
    /// The key was used for something else.
    KEY_REUSED = "key-reused", UNPROCESSABLE_ENTITY;
    /// The first request with this key is still under way.
    KEY_IN_USE = "key-in-use", CONFLICT;
    /// Too many requests from one address.
    RATE_LIMITED = "rate-limited", TOO_MANY_REQUESTS;
    /// The database is away or too busy.
    UNAVAILABLE = "unavailable", SERVICE_UNAVAILABLE;
    /// Our fault.
    INTERNAL = "internal", INTERNAL_SERVER_ERROR;
    /// A slug somebody has already.
    SLUG_TAKEN = "slug-taken", CONFLICT;
    /// Something that other rows still need.
    IN_USE = "in-use", CONFLICT;
    /// A code that names two municipalities.
    AMBIGUOUS_MUNICIPALITY = "ambiguous-municipality", UNPROCESSABLE_ENTITY;
}

/// One problem and its facts. `cause` is logged once, at the renderer, and never sent.
#[derive(Debug)]
pub struct Problem {
    /// Which kind.
    pub kind: &'static Kind,
    /// Further members of the answer, and variables of its text.
    pub facts: BTreeMap<&'static str, Value>,
    /// Faults by field.
    pub fields: Vec<FieldFault>,
    /// Headers such as `Retry-After` and `Allow`.
    pub headers: Vec<(&'static str, String)>,
    /// Why, for the log.
    pub cause: Option<anyhow::Error>,
}

impl Problem {
    /// A problem without facts.
    #[must_use]
    pub fn new(kind: &'static Kind) -> Self {
        Self {
            kind,
            facts: BTreeMap::new(),
            fields: Vec::new(),
            headers: Vec::new(),
            cause: None,
        }
    }

    /// Adds a fact.
    #[must_use]
    pub fn fact(mut self, name: &'static str, value: impl Into<Value>) -> Self {
        self.facts.insert(name, value.into());
        self
    }

    /// Adds a header.
    #[must_use]
    pub fn header(mut self, name: &'static str, value: impl ToString) -> Self {
        self.headers.push((name, value.to_string()));
        self
    }

    /// Keeps the cause for the log.
    #[must_use]
    pub fn because(mut self, cause: impl Into<anyhow::Error>) -> Self {
        self.cause = Some(cause.into());
        self
    }

    /// 422 with faults by field.
    #[must_use]
    pub fn faults(faults: Faults) -> Self {
        let mut problem = Self::new(&UNPROCESSABLE);
        problem.fields = faults.into_fields();
        problem
    }

    /// 422 with one fault.
    #[must_use]
    pub fn fault(pointer: impl Into<String>, fault: Fault) -> Self {
        let mut faults = Faults::none();
        faults.add(pointer, fault);
        Self::faults(faults)
    }

    /// 404.
    #[must_use]
    pub fn not_found() -> Self {
        Self::new(&NOT_FOUND)
    }

    /// 409 for a step the present state does not allow.
    #[must_use]
    pub fn wrong_state(status: &str) -> Self {
        Self::new(&WRONG_STATE).fact("state", status)
    }

    /// 503 with `Retry-After`.
    pub fn unavailable(cause: impl fmt::Display) -> Self {
        Self::new(&UNAVAILABLE)
            .header("Retry-After", 2)
            .because(anyhow::anyhow!("{cause}"))
    }

    /// 500.
    pub fn internal(cause: impl Into<anyhow::Error>) -> Self {
        Self::new(&INTERNAL).because(cause)
    }
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.kind.name)
    }
}

impl ResponseError for Problem {
    fn status_code(&self) -> StatusCode {
        self.kind.status
    }

    /// Empty: the renderer around every route writes it in the caller's language and form.
    fn error_response(&self) -> HttpResponse {
        HttpResponse::new(self.kind.status)
    }
}

impl From<Faults> for Problem {
    fn from(faults: Faults) -> Self {
        Self::faults(faults)
    }
}

/// A database that is away, restarting, locked for too long or too slow is 503; the rest is ours.
impl From<diesel::result::Error> for Problem {
    fn from(error: diesel::result::Error) -> Self {
        use diesel::result::{DatabaseErrorKind as Is, Error};
        match &error {
            Error::NotFound => Self::not_found(),
            Error::BrokenTransactionManager
            | Error::DatabaseError(
                Is::ClosedConnection | Is::UnableToSendCommand | Is::SerializationFailure,
                _,
            ) => Self::unavailable(error),
            Error::DatabaseError(_, information) if passes(information.message()) => {
                Self::unavailable(error)
            }
            _ => Self::internal(error),
        }
    }
}

/// Whether a database's message tells of something that passes: diesel has no kinds for these.
fn passes(message: &str) -> bool {
    [
        "lock timeout",
        "statement timeout",
        "administrator command",
        "the database system is",
        "deadlock detected",
        "connection closed",
        "terminating connection",
        "too many clients",
        "idle-in-transaction timeout",
        "connection slots",
    ]
    .iter()
    .any(|part| message.contains(part))
}
