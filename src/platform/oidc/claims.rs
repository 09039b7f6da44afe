//! What a provider says of somebody, in its token or to whoever comes with it.

use std::collections::HashMap;

use openidconnect::AdditionalClaims;
use serde::{Deserialize, Serialize};
use serde_json::Value;

/// More groups than that are read from nobody.
const MOST_GROUPS: usize = 500;

/// Somebody whom the provider knows, proved.
#[derive(Debug, Clone)]
pub struct ProvenIdentity {
    pub issuer: String,
    /// The one name of the person that never changes there.
    pub subject: String,
    pub email: Option<String>,
    /// Whether the provider has seen that the address is theirs; none where it does not say.
    pub email_verified: Option<bool>,
    pub name: Option<String>,
    pub groups: Vec<String>,
}

/// Claims beside the standard's, by name.
#[derive(Debug, Clone, Default, Deserialize, Serialize)]
pub struct OtherClaims(HashMap<String, Value>);

impl AdditionalClaims for OtherClaims {}

impl OtherClaims {
    /// The groups in a claim; none where there is no such claim.
    pub fn groups(&self, claim: &str) -> Option<Vec<String>> {
        let names = match self.0.get(claim)? {
            Value::String(one) => vec![one.clone()],
            Value::Array(many) => {
                let names = many.iter().filter_map(Value::as_str);
                names.take(MOST_GROUPS).map(str::to_owned).collect()
            }
            _ => Vec::new(),
        };
        Some(names)
    }
}
