//! A question as the API shows it.

use chrono::{DateTime, NaiveDate, Utc};
use serde::Serialize;
use utoipa::ToSchema;
use uuid::Uuid;

use super::model::{Question, QuestionChannel, QuestionOutcome, QuestionTopic};
use crate::platform::time::whole_seconds;

/// A question that was answered outside sessions.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct QuestionView {
    pub id: Uuid,
    pub venue_id: Uuid,
    pub channel: QuestionChannel,
    pub topic: QuestionTopic,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub minutes: Option<i32>,
    pub outcome: QuestionOutcome,
    /// Where they were referred to.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub referred_to: Option<String>,
    /// Who tallied it.
    pub staff_id: Uuid,
    #[serde(serialize_with = "whole_seconds")]
    pub at: DateTime<Utc>,
    /// The day of the venue's clock.
    pub local_date: NaiveDate,
}

impl QuestionView {
    #[must_use]
    pub fn of(question: &Question) -> Self {
        Self {
            id: question.id.into(),
            venue_id: question.venue_id.into(),
            channel: question.channel,
            topic: question.topic,
            minutes: question.minutes,
            outcome: question.outcome,
            referred_to: question.referred_to.clone(),
            staff_id: question.staff_id.into(),
            at: question.at,
            local_date: question.day,
        }
    }
}
