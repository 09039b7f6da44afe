//! What has changed about a session, as facts that a letter, a call or a line at the door keeps.
//! Old and new stand in them with their names, so that a second change does not rewrite the first.

use serde::{Deserialize, Serialize};
use serde_json::{Value, json};

use crate::platform::text::LocalText;
use crate::platform::time::LocalSpan;

/// When and where people come, in words that stay.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct WhenAndWhere {
    pub span: LocalSpan,
    pub venue: String,
    pub room: Option<String>,
    /// Street and town.
    pub address: Option<String>,
    pub drop_in: bool,
    /// Where it is online.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub online: Option<String>,
}

/// A session, or a meeting of a course, before and after.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Changed {
    pub before: WhenAndWhere,
    /// None where a meeting does not take place.
    pub after: Option<WhenAndWhere>,
}

/// What has changed about a session.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct SessionNews {
    /// One, or those meetings of a course that changed.
    pub changes: Vec<Changed>,
    /// Why, in staff's words.
    pub reason: Option<LocalText>,
    /// Whether it says itself that there is a booking, for no letter has.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub unconfirmed: bool,
}

impl SessionNews {
    #[must_use]
    pub fn facts(&self) -> Value {
        json!(self)
    }

    /// This with what an earlier change says that nobody was told: each part from what people know.
    #[must_use]
    pub fn after(self, earlier: Self) -> Self {
        let mut changes = self.changes;
        for known in earlier.changes {
            let next = changes
                .iter_mut()
                .find(|next| known.after.as_ref() == Some(&next.before));
            match next {
                Some(next) => next.before = known.before,
                None => changes.insert(0, known),
            }
        }
        // What is again as people know it is nothing to tell.
        changes.retain(|one| one.after.as_ref() != Some(&one.before));
        Self {
            changes,
            reason: self.reason.or(earlier.reason),
            unconfirmed: self.unconfirmed,
        }
    }

    /// Whether people just come now.
    #[must_use]
    pub fn is_of_drop_in(&self) -> bool {
        let after = self.changes.iter().filter_map(|one| one.after.as_ref());
        after.clone().count() > 0 && after.clone().all(|after| after.drop_in)
    }

    /// Reads the facts of a letter about a change; none where a booking was moved to another session.
    #[must_use]
    pub fn of_facts(facts: &Value) -> Option<Self> {
        Self::deserialize(facts).ok()
    }
}
