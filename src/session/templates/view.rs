//! A template as the API shows it.

use serde::Serialize;
use utoipa::ToSchema;
use uuid::Uuid;

use super::store::SessionTemplate;
use crate::session::plan::request::SessionRequest;

/// A session to begin from.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct TemplateView {
    pub id: Uuid,
    /// The id of the organisation that keeps it.
    pub organisation: Uuid,
    pub name: String,
    /// The session as it is made, without a day.
    pub template: SessionRequest,
}

impl TemplateView {
    #[must_use]
    pub fn of(row: &SessionTemplate) -> Self {
        Self {
            id: row.id.into(),
            organisation: row.organisation_id.into(),
            name: row.name.clone(),
            template: row.request(),
        }
    }
}
