//! Validates what somebody asks of a new token: a name, what it may be used for, and until when. API and page read it.

use chrono::{DateTime, TimeDelta, Utc};
use serde::Deserialize;
use utoipa::ToSchema;

use crate::platform::auth::TokenScope;
use crate::platform::problem::{Fault, Faults};
use crate::platform::text::PlainText;
use crate::platform::time::parse_instant;
use crate::staff::sign_in::NewToken;

/// A token is good for a year at most.
const LONGEST: TimeDelta = TimeDelta::days(366);

/// A new token of the own account.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields, rename_all = "camelCase")]
pub struct OwnTokenRequest {
    /// What it is for.
    #[schema(min_length = 1, max_length = 100)]
    pub(super) name: String,
    /// What it may be used for: a plural noun of the API and `read` or `write`, such as `sessions:read`.
    #[schema(min_items = 1, max_items = 100)]
    pub(super) scopes: Vec<String>,
    /// When it ends; within a year.
    #[schema(value_type = DateTime<Utc>)]
    pub(super) expires_at: String,
}

impl OwnTokenRequest {
    /// A token made under a sign-in that an identity provider proved is proved by it too.
    ///
    /// # Errors
    /// Every fault.
    pub fn validate(&self, by_provider: bool, now: DateTime<Utc>) -> Result<NewToken, Faults> {
        let mut faults = Faults::none();
        let name = faults.take("/name", PlainText::<100>::parse(&self.name));
        let scopes = self.scopes(&mut faults);
        let expires_at = parse_instant(&self.expires_at).and_then(|at| within_a_year(at, now));
        let expires_at = faults.take("/expiresAt", expires_at);
        match (name, expires_at) {
            (Some(name), Some(expires_at)) if faults.is_empty() => Ok(NewToken {
                name: name.to_string(),
                scopes,
                expires_at,
                by_provider,
            }),
            _ => Err(faults),
        }
    }

    fn scopes(&self, faults: &mut Faults) -> Vec<String> {
        if self.scopes.is_empty() {
            faults.add("/scopes", Fault::new("empty"));
        }
        let given = self.scopes.iter().enumerate();
        let mut scopes: Vec<TokenScope> = given
            .filter_map(|(n, text)| faults.take(&format!("/scopes/{n}"), TokenScope::parse(text)))
            .collect();
        scopes.sort_unstable();
        scopes.dedup();
        scopes.into_iter().map(TokenScope::name).collect()
    }
}

fn within_a_year(at: DateTime<Utc>, now: DateTime<Utc>) -> Result<DateTime<Utc>, Fault> {
    match at > now && at <= now + LONGEST {
        true => Ok(at),
        false => Err(Fault::new("within-a-year")),
    }
}
