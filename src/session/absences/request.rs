//! Validates the JSON of an absence, and finds the helper it is about.

use chrono::{NaiveDate, TimeDelta};
use diesel_async::AsyncPgConnection;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::store::Absence;
use crate::platform::auth::Scope;
use crate::platform::ids::AbsenceId;
use crate::platform::problem::{Fault, Faults, Problem};
use crate::platform::time::parse_date;
use crate::session::resources::who_helps::helper_within;

/// The longest absence: a year's leave.
const LONGEST: TimeDelta = TimeDelta::days(366);

/// Days on which a helper is away.
#[derive(Debug, Clone, Default, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields, rename_all = "camelCase")]
pub struct AbsenceRequest {
    #[schema(value_type = Uuid)]
    pub staff_id: String,
    /// The first day.
    #[schema(value_type = NaiveDate)]
    pub from: String,
    /// The last day; the first unless given.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schema(value_type = Option<NaiveDate>)]
    pub to: Option<String>,
}

/// A change to an absence: a merge patch. Whose it is stays.
#[derive(Debug, Clone, Default, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields, rename_all = "camelCase", default)]
pub struct AbsencePatch {
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(value_type = Option<NaiveDate>)]
    pub from: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(value_type = Option<NaiveDate>)]
    pub to: Option<String>,
}

impl AbsenceRequest {
    /// The absence, of somebody who works where the scope plans.
    ///
    /// # Errors
    /// 422 with every fault.
    pub async fn validate(
        &self,
        conn: &mut AsyncPgConnection,
        scope: &Scope,
    ) -> Result<Absence, Problem> {
        let mut faults = Faults::none();
        let days = days((&self.from, self.to.as_deref()), &mut faults);
        let helper = helper_within(conn, &self.staff_id, scope).await?;
        if helper.is_none() {
            faults.add("/staffId", Fault::new("unknown-staff"));
        }
        match (days, helper) {
            (Some((first_day, last_day)), Some((helper, organisation_id))) if faults.is_empty() => {
                Ok(Absence {
                    id: AbsenceId::fresh(),
                    organisation_id,
                    staff_id: helper.id,
                    first_day,
                    last_day,
                    version: 1,
                })
            }
            _ => Err(faults.into()),
        }
    }
}

impl AbsencePatch {
    /// The days after it.
    ///
    /// # Errors
    /// 422 with every fault.
    pub fn applied_to(&self, before: &Absence) -> Result<(NaiveDate, NaiveDate), Problem> {
        let or = |given: &Option<String>, was: NaiveDate| given.clone().unwrap_or(was.to_string());
        let (from, to) = (
            or(&self.from, before.first_day),
            or(&self.to, before.last_day),
        );
        let mut faults = Faults::none();
        days((&from, Some(&to)), &mut faults).ok_or_else(|| faults.into())
    }
}

fn days((from, to): (&str, Option<&str>), faults: &mut Faults) -> Option<(NaiveDate, NaiveDate)> {
    let first = faults.take("/from", parse_date(from));
    let last = match to {
        Some(to) => faults.take("/to", parse_date(to)),
        None => first,
    };
    let (first, last) = (first?, last?);
    let fault = match last {
        last if last < first => Some(Fault::new("end-before-start")),
        last if last - first > LONGEST => {
            Some(Fault::new("too-many-days").fact("max", LONGEST.num_days()))
        }
        _ => None,
    };
    match fault {
        Some(fault) => {
            faults.add("/to", fault);
            None
        }
        None => Some((first, last)),
    }
}
