//! Validates a question as it came, from JSON or from a form, into a [`NewQuestion`], with every fault at once.

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::model::{QuestionChannel, QuestionOutcome, QuestionTopic};
use crate::platform::problem::{Fault, Faults, Problem};
use crate::platform::schemas::{SlugOrId, Whole};
use crate::platform::text::Line80;

/// How long a question may have taken.
pub type Minutes = Whole<1, 480>;

/// A question that was answered.
#[derive(Debug, Clone, Default, Deserialize, Serialize, ToSchema)]
#[serde(deny_unknown_fields, rename_all = "camelCase")]
pub struct QuestionRequest {
    /// Slug or id.
    #[schema(value_type = SlugOrId)]
    pub venue_id: String,
    #[schema(value_type = QuestionChannel)]
    pub channel: String,
    #[schema(value_type = QuestionTopic)]
    pub topic: String,
    /// How long it took.
    #[schema(value_type = Option<Minutes>)]
    pub minutes: Option<i32>,
    #[schema(value_type = QuestionOutcome)]
    pub outcome: String,
    /// With `referred`: a place or a service, never a person who asked.
    #[schema(value_type = Option<Line80>)]
    pub referred_to: Option<String>,
}

/// A question to be tallied.
#[derive(Debug, Clone)]
pub struct NewQuestion {
    pub channel: QuestionChannel,
    pub topic: QuestionTopic,
    pub minutes: Option<i32>,
    pub outcome: QuestionOutcome,
    /// Only of one that was referred.
    pub referred_to: Option<Line80>,
}

impl QuestionRequest {
    /// # Errors
    /// 422 with every fault.
    pub fn validate(&self) -> Result<NewQuestion, Problem> {
        let mut faults = Faults::none();
        let channel = faults.take("/channel", QuestionChannel::parse(&self.channel));
        let topic = faults.take("/topic", QuestionTopic::parse(&self.topic));
        let minutes = faults.take_optional("/minutes", self.minutes, minutes);
        let outcome = faults.take("/outcome", QuestionOutcome::parse(&self.outcome));
        let to = self.referred_to.as_deref();
        let referred_to = faults.take_optional("/referredTo", to, |to| referred(to, outcome));
        match (channel, topic, outcome) {
            (Some(channel), Some(topic), Some(outcome)) if faults.is_empty() => Ok(NewQuestion {
                channel,
                topic,
                minutes,
                outcome,
                referred_to,
            }),
            _ => Err(faults.into()),
        }
    }
}

/// Minutes within their bounds.
fn minutes(minutes: i32) -> Result<i32, Fault> {
    let bounds = Minutes::BOUNDS;
    let (min, max) = (*bounds.start(), *bounds.end());
    match bounds.contains(&minutes) {
        true => Ok(minutes),
        false => Err(Fault::new("out-of-range").fact("min", min).fact("max", max)),
    }
}

/// Whom a question was referred to; an outcome that is no outcome has its own fault.
fn referred(to: &str, outcome: Option<QuestionOutcome>) -> Result<Line80, Fault> {
    let to = Line80::parse(to)?;
    match outcome.is_none_or(|outcome| outcome == QuestionOutcome::Referred) {
        true => Ok(to),
        false => Err(Fault::new("not-allowed-here")),
    }
}
