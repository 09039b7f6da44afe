//! One operation of the document beside its row of the route table: what the rules of the document ask of it.

use actix_web::http::Method;
use serde_json::{Map, Value};

use crate::platform::http::routing::{Access, Endpoint};

/// An operation that is being finished.
pub struct Operation<'a> {
    pub row: &'a Endpoint,
    pub members: &'a mut Map<String, Value>,
}

/// What is shown once: a repeat would show the secret again, so no key remembers it.
const SHOWN_ONCE: [&str; 3] = ["/tokens", "/staff/me/tokens", "/staff/me/totp"];

impl<'a> Operation<'a> {
    /// The document's operation of a row, where it has one.
    pub fn of(row: &'a Endpoint, document: &'a mut Value) -> Option<Self> {
        let path = row.path.replace('/', "~1");
        let method = row.method.as_str().to_lowercase();
        let found = document.pointer_mut(&format!("/paths/{path}/{method}"))?;
        let members = found.as_object_mut()?;
        Some(Self { row, members })
    }

    /// Its name: handlers of different slices share names such as `change`, method and path are its own.
    pub fn id(&self) -> String {
        let words = self.row.path.split(['/', '{', '}', '-', '.']);
        let words: Vec<&str> = words.filter(|word| !word.is_empty()).collect();
        let method = self.row.method.as_str().to_lowercase();
        format!("{method}_{}", words.join("_"))
    }

    /// The status and the description of its success; of what only shows first what it makes, that of making.
    pub fn success(&mut self) -> Option<(u16, &mut Map<String, Value>)> {
        let answers = self.members.get_mut("responses")?.as_object_mut()?;
        let made = answers.keys().find(|status| *status == "201");
        let first = answers.keys().find(|status| status.starts_with('2'));
        let status = made.or(first)?.clone();
        let answer = answers.get_mut(&status)?.as_object_mut()?;
        Some((status.parse().ok()?, answer))
    }

    /// The descriptions of all of its successes: what only shows first has one more.
    pub fn successes(&mut self) -> impl Iterator<Item = &mut Value> {
        let answers = self.members.get_mut("responses");
        let answers = answers.and_then(Value::as_object_mut);
        let answers = answers.into_iter().flat_map(Map::iter_mut);
        answers.filter_map(|(status, answer)| status.starts_with('2').then_some(answer))
    }

    /// The name of what its success holds; none where that is no single object.
    pub fn shows(&mut self) -> Option<String> {
        let (_, answer) = self.success()?;
        let content = answer.get("content")?.get("application/json")?;
        let name = content.pointer("/schema/$ref")?.as_str()?;
        name.rsplit('/').next().map(str::to_owned)
    }

    /// Whether it answers a page of a list.
    pub fn lists(&mut self) -> bool {
        self.shows().is_some_and(|name| name.starts_with("Page_"))
    }

    /// Whether something new comes into being.
    pub fn creates(&mut self) -> bool {
        self.success().is_some_and(|(status, _)| status == 201)
    }

    /// Whether a repeat with the same key makes nothing new.
    pub fn takes_key(&mut self) -> bool {
        self.creates() && !SHOWN_ONCE.contains(&self.row.path)
    }

    /// Whether it makes a booking of what the public may send: never without a key.
    pub fn requires_key(&self) -> bool {
        self.row.method == Method::POST && self.row.path == "/sessions/{sessionId}/bookings"
    }

    /// Whether it reads a body.
    pub fn takes_body(&self) -> bool {
        self.members.contains_key("requestBody")
    }

    /// Whether its path is followed by parameters.
    pub fn has_query(&self) -> bool {
        let parameters = self.members.get("parameters").and_then(Value::as_array);
        let in_query =
            |one: &Value| one["in"] == "query" || one["$ref"] == "#/components/parameters/Page";
        parameters.is_some_and(|all| all.iter().any(in_query))
    }

    /// Whether its answer carries a tag of its version.
    pub fn is_versioned(&mut self) -> bool {
        const WITHOUT: [&str; 11] = [
            "ChangePreviewView",
            "CancelledBookings",
            "ImportView",
            "LookupView",
            "NewTokenView",
            "PinView",
            "RecoveryCodesView",
            "ReleaseView",
            "ToldSessions",
            "TokenView",
            "TotpView",
        ];
        let shown = self.shows();
        shown.is_some_and(|name| !name.starts_with("Page_") && !WITHOUT.contains(&name.as_str()))
            && !matches!(self.row.access, Access::Either(..))
            || self.is_public_read()
    }

    /// Whether everybody reads it.
    pub fn is_public_read(&self) -> bool {
        self.row.method == Method::GET && self.row.access == Access::Public
    }

    /// Adds a parameter, by the name of its description among the components.
    pub fn add_parameter(&mut self, name: &str) {
        let parameters = self
            .members
            .entry("parameters")
            .or_insert_with(|| Value::Array(Vec::new()));
        if let Some(parameters) = parameters.as_array_mut() {
            let place = format!("#/components/parameters/{name}");
            parameters.push(serde_json::json!({ "$ref": place }));
        }
    }
}
