//! A call as the API shows it.

use serde::Serialize;
use utoipa::ToSchema;
use uuid::Uuid;

use crate::booking::calls::{CallProgress, ShownCall};
use crate::booking::notify::LetterKind;
use crate::platform::i18n::Locale;
use crate::platform::time::rfc3339;

/// Somebody who is to be told, or was.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = CallTask)]
#[serde(rename_all = "camelCase")]
pub struct CallView {
    pub id: Uuid,
    pub booking_id: Uuid,
    /// The session that holds the booking; of a meeting, its course.
    pub session_id: Uuid,
    /// What there is to tell.
    #[schema(value_type = LetterKind)]
    pub kind: String,
    /// Not where whoever booked asked for discretion.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    /// Without one they are told at the door.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(example = "+46846500401")]
    pub phone: Option<String>,
    /// What to read aloud: in the booking's language where we have it, else in the reader's.
    pub script: String,
    /// The same in the reader's language (`Accept-Language`).
    pub script_for_staff: String,
    /// The booking's.
    pub language: String,
    /// Before then nobody needs to ring.
    #[schema(value_type = DateTime<Utc>)]
    pub due_at: String,
    #[schema(value_type = CallProgress)]
    pub state: String,
    /// How often it was tried.
    #[schema(minimum = 0)]
    pub attempts: i32,
}

impl CallView {
    pub fn of(call: &ShownCall<'_>, staff: Locale) -> Self {
        let (row, booking) = (&call.task.row, &call.task.booking);
        Self {
            id: row.id.into(),
            booking_id: booking.id.into(),
            session_id: row.session_id.into(),
            kind: row.kind.to_string(),
            name: booking.name.clone(),
            phone: booking.phone.clone(),
            script: call.script(staff).text(),
            script_for_staff: call.script_in(staff).text(),
            language: booking.language.clone(),
            due_at: rfc3339(row.due_at),
            state: call.task.progress().to_string(),
            attempts: row.attempts,
        }
    }
}
