//! A letter as the API shows it. Its words are not kept: it is written when it is sent.

use serde::Serialize;
use utoipa::ToSchema;
use uuid::Uuid;

use crate::booking::letters::{Letter, NotDelivered};
use crate::booking::notify::LetterKind;
use crate::platform::mail::state::LetterState;
use crate::platform::time::rfc3339;

/// A letter about a booking.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = Letter)]
#[serde(rename_all = "camelCase")]
pub struct LetterView {
    pub id: Uuid,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub booking_id: Option<Uuid>,
    /// What there is to tell.
    #[schema(value_type = LetterKind)]
    pub kind: String,
    /// How far it has come.
    #[schema(value_type = LetterState)]
    pub state: String,
    /// The address's first sign, and where the mailbox is; not once it is wiped.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(example = "g…@example.org")]
    pub to: Option<String>,
    /// The booking's.
    pub language: String,
    #[schema(value_type = DateTime<Utc>)]
    pub created_at: String,
    /// When a mail server took it.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(value_type = Option<DateTime<Utc>>)]
    pub sent_at: Option<String>,
    /// Why it did not arrive.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(value_type = Option<NotDelivered>)]
    pub reason: Option<String>,
}

impl LetterView {
    pub fn of(letter: &Letter) -> Self {
        Self {
            id: letter.id.into(),
            booking_id: letter.booking_id.map(Into::into),
            kind: letter.kind.to_string(),
            state: letter.state.to_string(),
            to: letter.masked_recipient(),
            language: letter.language.clone(),
            created_at: rfc3339(letter.created_at),
            sent_at: letter.sent_at.map(rfc3339),
            reason: letter.not_delivered().map(|why| why.to_string()),
        }
    }
}
