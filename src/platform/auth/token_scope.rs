//! What a token may be used for: `sessions:read`, `bookings:write`. The noun comes from the path of the route, in this
//! one place; a token without scopes may do whatever its account may.

use actix_web::http::Method;

use crate::platform::problem::{Fault, MISSING_SCOPE, Problem};

/// Every noun that a token can be given.
pub const NOUNS: [&str; 27] = [
    "absences",
    "audit",
    "blocks",
    "bookings",
    "call-tasks",
    "campaigns",
    "cancellations",
    "closed-days",
    "counts",
    "equipment",
    "grants",
    "helper-hours",
    "helper-skills",
    "holds",
    "letters",
    "municipalities",
    "organisations",
    "questions",
    "rooms",
    "series",
    "session-templates",
    "sessions",
    "staff",
    "substitutions",
    "tours",
    "venues",
    "walk-ins",
];

/// Routes about the service, and about signing in and out: no token is too narrow for them.
const OPEN: [&str; 4] = ["api-info", "openapi.json", "password-resets", "tokens"];

/// One thing that a token may be used for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct TokenScope {
    noun: &'static str,
    writes: bool,
}

impl TokenScope {
    /// # Errors
    /// `unknown-value` for what no token can be given.
    pub fn parse(text: &str) -> Result<Self, Fault> {
        let unknown = || Fault::unknown_value(text);
        let (noun, verb) = text.split_once(':').ok_or_else(unknown)?;
        let noun = NOUNS.into_iter().find(|known| *known == noun);
        let noun = noun.ok_or_else(unknown)?;
        match verb {
            "read" => Ok(Self {
                noun,
                writes: false,
            }),
            "write" => Ok(Self { noun, writes: true }),
            _ => Err(unknown()),
        }
    }

    /// `sessions:read`.
    #[must_use]
    pub fn name(self) -> String {
        let verb = match self.writes {
            true => "write",
            false => "read",
        };
        format!("{}:{verb}", self.noun)
    }
}

/// What a route asks of a token.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NeededScope {
    /// Any token will do.
    None,
    /// One that has this scope, or no scopes at all.
    One(TokenScope),
    /// One without scopes: what decides about tokens and passwords is given to none.
    Whole,
}

impl NeededScope {
    /// Of a row of the API, by its path without the API's prefix: the last noun in it, as
    /// `/sessions/{sessionId}/bookings` is about bookings.
    #[must_use]
    pub fn of(method: &Method, path: &str) -> Self {
        let mut parts = path.split('/').skip(1);
        let first = parts.next().unwrap_or_default();
        if OPEN.contains(&first) {
            return Self::None;
        }
        if first == "staff" && parts.next() == Some("me") {
            return Self::Whole;
        }
        let noun = path
            .rsplit('/')
            .find_map(|part| NOUNS.into_iter().find(|noun| *noun == part));
        let writes = ![Method::GET, Method::HEAD].contains(method);
        match noun {
            Some(noun) => Self::One(TokenScope { noun, writes }),
            None => Self::Whole,
        }
    }
}

/// Stands beside a request whose token has scopes.
#[derive(Debug, Clone)]
pub struct ScopedToken(Vec<TokenScope>);

impl ScopedToken {
    /// As it is stored; none for a token without scopes. What this version does not know opens nothing.
    #[must_use]
    pub fn stored(scopes: &[String]) -> Option<Self> {
        let known = scopes
            .iter()
            .filter_map(|text| TokenScope::parse(text).ok());
        (!scopes.is_empty()).then(|| Self(known.collect()))
    }

    /// # Errors
    /// 403 naming the scope that is missing.
    pub fn check(&self, needed: NeededScope) -> Result<(), Problem> {
        match needed {
            NeededScope::None => Ok(()),
            NeededScope::One(scope) if self.0.contains(&scope) => Ok(()),
            NeededScope::One(scope) => {
                Err(Problem::new(&MISSING_SCOPE).fact("scope", scope.name()))
            }
            NeededScope::Whole => Err(Problem::new(&MISSING_SCOPE)),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_route_is_about_the_last_noun_in_its_path() {
        let one = |text| NeededScope::One(TokenScope::parse(text).unwrap());
        for (method, path, needed) in [
            (Method::GET, "/sessions", one("sessions:read")),
            (Method::HEAD, "/sessions/{sessionId}", one("sessions:read")),
            (
                Method::POST,
                "/sessions/{sessionId}/copy",
                one("sessions:write"),
            ),
            (
                Method::GET,
                "/sessions/{sessionId}/bookings",
                one("bookings:read"),
            ),
            (
                Method::POST,
                "/sessions/{sessionId}/bookings/cancellation",
                one("bookings:write"),
            ),
            (
                Method::POST,
                "/sessions/{sessionId}/seats/release",
                one("sessions:write"),
            ),
            (
                Method::DELETE,
                "/walk-ins/{walkInId}",
                one("walk-ins:write"),
            ),
            (Method::GET, "/staff/{staffId}", one("staff:read")),
            (Method::GET, "/staff/me/tokens", NeededScope::Whole),
            (Method::GET, "/what-is-new", NeededScope::Whole),
            (Method::DELETE, "/tokens/current", NeededScope::None),
            (Method::GET, "/api-info", NeededScope::None),
        ] {
            assert_eq!(NeededScope::of(&method, path), needed, "{method} {path}");
        }
    }

    #[test]
    fn a_scope_is_a_known_noun_with_read_or_write() {
        for good in ["sessions:read", "walk-ins:write"] {
            assert_eq!(TokenScope::parse(good).unwrap().name(), good);
        }
        for bad in [
            "",
            "sessions",
            "sessions:",
            "sessions:all",
            "tokens:read",
            "Sessions:read",
            "sessions:read ",
        ] {
            assert!(TokenScope::parse(bad).is_err(), "{bad}");
        }
    }

    #[test]
    fn a_stored_scope_that_is_not_known_opens_nothing() {
        let stored = ScopedToken::stored(&["moon:read".to_owned()]).unwrap();
        let needed = NeededScope::of(&Method::GET, "/sessions");
        assert!(stored.check(needed).is_err());
        assert!(ScopedToken::stored(&[]).is_none());
    }
}
