//! What was chosen for each session, and why some are cancelled.

use std::collections::HashMap;

use super::open::OpenSession;
use crate::booking::actions::{Cover, CoverOutcome, HelperAway};
use crate::booking::desk::reasons::Reasons;
use crate::booking::input::parse_reason;
use crate::platform::ids::SessionId;
use crate::platform::input::form::Form;
use crate::platform::problem::{Fault, Faults, Problem};
use crate::platform::text::LanguageTag;

/// As it was typed: `leave`, `cancel`, or somebody's id, by session.
#[derive(Debug, Clone, Default)]
pub struct Decided {
    covers: HashMap<SessionId, String>,
    pub reasons: Reasons,
}

impl Decided {
    /// What the page proposes: the substitute wherever they are free.
    pub fn proposed(open: &[OpenSession], away: &HelperAway, languages: &[LanguageTag]) -> Self {
        let proposed = |one: &OpenSession| {
            let cover = match (one.outcome, away.rest) {
                (CoverOutcome::Substituted, Cover::By(helper)) => helper.to_string(),
                _ => "leave".to_owned(),
            };
            (one.session.id, cover)
        };
        let mut reasons = Reasons::empty(languages);
        reasons.propose("cancel-several-sickness-text");
        Self {
            covers: open.iter().map(proposed).collect(),
            reasons,
        }
    }

    pub fn typed(form: &Form, open: &[OpenSession], languages: &[LanguageTag]) -> Self {
        let typed = |one: &OpenSession| {
            let cover = form.text(&cover_name(one.session.id)).to_owned();
            (one.session.id, cover)
        };
        Self {
            covers: open.iter().map(typed).collect(),
            reasons: Reasons::typed(form, languages),
        }
    }

    pub fn of(&self, session: SessionId) -> &str {
        self.covers.get(&session).map_or("leave", String::as_str)
    }

    /// Whether every session is left as it is.
    pub fn is_nothing(&self) -> bool {
        self.covers.values().all(|cover| cover == "leave")
    }

    /// The act that was chosen.
    ///
    /// # Errors
    /// 422 for somebody who is not free, and for a cancellation without a reason.
    pub fn act(
        &self,
        open: &[OpenSession],
        away: &HelperAway,
        language: LanguageTag,
    ) -> Result<HelperAway, Problem> {
        let mut faults = Faults::none();
        let mut decided = HashMap::new();
        for one in open {
            let pointer = format!("/{}", cover_name(one.session.id));
            if let Some(cover) = faults.take(&pointer, self.cover(one)) {
                decided.insert(one.session.id, cover);
            }
        }
        let cancels = decided.values().any(|cover| *cover == Cover::Cancel);
        let reason = match cancels {
            true => parse_reason(self.reasons.value(), language).map(Some),
            false => Ok(None),
        };
        match reason {
            Ok(reason) if faults.is_empty() => Ok(HelperAway {
                days: away.days,
                rest: Cover::Leave,
                decided,
                reason,
            }),
            reason => {
                let mut refused = Problem::faults(faults);
                let more = reason.err().map(|bad| bad.fields).unwrap_or_default();
                refused.fields.extend(more);
                Err(refused)
            }
        }
    }

    fn cover(&self, one: &OpenSession) -> Result<Cover, Fault> {
        match self.of(one.session.id) {
            "leave" => Ok(Cover::Leave),
            "cancel" => Ok(Cover::Cancel),
            chosen => {
                let mut free = one.free.iter();
                let found = free.find(|helper| helper.id.to_string() == chosen);
                found
                    .map(|helper| Cover::By(helper.id))
                    .ok_or_else(|| Fault::new("taken"))
            }
        }
    }
}

/// `cover-<id>`.
pub fn cover_name(session: SessionId) -> String {
    format!("cover-{session}")
}
