//! Reads the JSON of a new template, and takes the day off the session that it is made of.

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::platform::problem::Faults;
use crate::platform::text::{Line100, PlainText};
use crate::session::plan::request::SessionRequest;

/// A template to save: a session, and the name by which it is found again.
#[derive(Debug, Clone, Default, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields, rename_all = "camelCase")]
pub struct TemplateRequest {
    #[schema(value_type = Line100)]
    pub name: String,
    #[schema(value_type = Uuid)]
    pub session_id: String,
}

impl TemplateRequest {
    /// The name.
    ///
    /// # Errors
    /// 422 at `/name`.
    pub fn name(&self) -> Result<String, Faults> {
        let mut faults = Faults::none();
        let name = faults.take("/name", PlainText::<100>::parse(&self.name));
        name.map(String::from).ok_or(faults)
    }
}

/// A session without a day: it keeps its time on the wall and its length. A course begins without meetings.
#[must_use]
pub fn template_of(session: SessionRequest) -> SessionRequest {
    SessionRequest {
        local_date: None,
        occurrence: None,
        meetings: None,
        booking_opens_at: None,
        booking_closes_at: None,
        clash_allowed: None,
        ..session
    }
}
