//! Absences as the API shows them.

use chrono::NaiveDate;
use serde::Serialize;
use utoipa::ToSchema;
use uuid::Uuid;

use super::store::NamedAbsence;

/// Days on which a helper is away.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct AbsenceView {
    pub id: Uuid,
    pub staff_id: Uuid,
    /// Who it is.
    pub name: String,
    /// The first day.
    pub from: NaiveDate,
    /// The last day.
    pub to: NaiveDate,
}

impl AbsenceView {
    #[must_use]
    pub fn of((absence, name): &NamedAbsence) -> Self {
        Self {
            id: absence.id.into(),
            staff_id: absence.staff_id.into(),
            name: name.clone(),
            from: absence.first_day,
            to: absence.last_day,
        }
    }
}
