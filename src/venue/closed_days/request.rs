//! Validates the JSON of closed days.

use chrono::{NaiveDate, NaiveTime, TimeDelta};
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};
use utoipa::ToSchema;

use super::store::{ClosedDays, NewClosedDays};
use crate::platform::input::merge_patch::{merge, present};
use crate::platform::problem::{Fault, Faults, Problem};
use crate::platform::schemas::{SlugOrId, WallTime};
use crate::platform::text::{LanguageTag, LocalText, LocalTextPatch};
use crate::platform::time::{parse_date, parse_time};

/// Signs of a reason.
const REASON: usize = 120;
/// The longest span: a year's repairs.
const LONGEST: TimeDelta = TimeDelta::days(366);

/// Days on which a venue, or every venue of an organisation, is closed or open for a part of the day.
#[derive(Debug, Clone, Deserialize, Serialize, ToSchema)]
#[serde(deny_unknown_fields, rename_all = "camelCase")]
pub struct ClosedDaysRequest {
    /// Slug or id: every venue of it and of those right below it. Or `venue`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schema(value_type = Option<SlugOrId>)]
    pub organisation: Option<String>,
    /// Slug or id. Or `organisation`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schema(value_type = Option<SlugOrId>)]
    pub venue: Option<String>,
    /// The first day.
    #[schema(value_type = NaiveDate)]
    pub from: String,
    /// The last day; the first unless given.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schema(value_type = Option<NaiveDate>)]
    pub to: Option<String>,
    /// Why, as people read it.
    #[schema(value_type = LocalText)]
    pub reason: Value,
    /// Of a short day, with `closesAt`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schema(value_type = Option<WallTime>)]
    pub opens_at: Option<String>,
    /// Of a short day, with `opensAt`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schema(value_type = Option<WallTime>)]
    pub closes_at: Option<String>,
}

/// Whose days they are, as a request names it.
#[derive(Debug, Clone, Copy)]
pub(in crate::venue) enum Whose<'a> {
    Organisation(&'a str),
    Venue(&'a str),
}

impl ClosedDaysRequest {
    /// # Errors
    /// 422 where it names both or neither.
    pub(in crate::venue) fn whose(&self) -> Result<Whose<'_>, Problem> {
        match (self.organisation.as_deref(), self.venue.as_deref()) {
            (Some(name), None) => Ok(Whose::Organisation(name)),
            (None, Some(name)) => Ok(Whose::Venue(name)),
            _ => Err(Problem::fault("/venue", Fault::new("choose-one"))),
        }
    }

    /// # Errors
    /// 422 with every fault.
    pub fn validate(&self, language: LanguageTag) -> Result<NewClosedDays, Problem> {
        let mut faults = Faults::none();
        let first = faults.take("/from", parse_date(&self.from));
        let last = match &self.to {
            Some(to) => faults.take("/to", parse_date(to)),
            None => first,
        };
        let reason = LocalText::parse(self.reason.clone(), language, REASON, false);
        let reason = faults.take_within("/reason", reason);
        let opens_at = faults.take_optional("/opensAt", self.opens_at.as_deref(), parse_time);
        let closes_at = faults.take_optional("/closesAt", self.closes_at.as_deref(), parse_time);
        let (Some(first_day), Some(last_day), Some(reason), true) =
            (first, last, reason, faults.is_empty())
        else {
            return Err(faults.into());
        };
        check_span(first_day, last_day)?;
        check_hours(opens_at, closes_at)?;
        Ok(NewClosedDays {
            first_day,
            last_day,
            reason,
            opens_at,
            closes_at,
        })
    }

    /// The request that would make a row as it is.
    fn of(row: &ClosedDays) -> Value {
        let time = |at: Option<NaiveTime>| at.map(|at| at.format("%H:%M").to_string());
        json!({
            "from": row.first_day,
            "to": row.last_day,
            "reason": row.reason,
            "opensAt": time(row.opens_at),
            "closesAt": time(row.closes_at),
        })
    }
}

fn check_span(first: NaiveDate, last: NaiveDate) -> Result<(), Problem> {
    if last < first {
        return Err(Problem::fault("/to", Fault::new("end-before-start")));
    }
    if last - first > LONGEST {
        let fault = Fault::new("too-many-days").fact("max", LONGEST.num_days());
        return Err(Problem::fault("/to", fault));
    }
    Ok(())
}

/// A short day has both, and ends after it begins.
fn check_hours(opens: Option<NaiveTime>, closes: Option<NaiveTime>) -> Result<(), Problem> {
    match (opens, closes) {
        (Some(_), None) => Err(Problem::fault("/closesAt", Fault::new("missing"))),
        (None, Some(_)) => Err(Problem::fault("/opensAt", Fault::new("missing"))),
        (Some(opens), Some(closes)) if closes <= opens => {
            Err(Problem::fault("/closesAt", Fault::new("end-before-start")))
        }
        _ => Ok(()),
    }
}

/// A change to closed days: a merge patch. Whose they are stays.
#[derive(Debug, Clone, Default, Deserialize, Serialize, ToSchema)]
#[serde(deny_unknown_fields, rename_all = "camelCase", default)]
pub struct ClosedDaysPatch {
    /// The first day.
    #[serde(deserialize_with = "present", skip_serializing_if = "Option::is_none")]
    #[schema(value_type = NaiveDate, required = false)]
    pub from: Option<Option<String>>,
    /// The last day.
    #[serde(deserialize_with = "present", skip_serializing_if = "Option::is_none")]
    #[schema(value_type = Option<NaiveDate>)]
    pub to: Option<Option<String>>,
    /// Why.
    #[serde(deserialize_with = "present", skip_serializing_if = "Option::is_none")]
    #[schema(value_type = LocalTextPatch, required = false)]
    pub reason: Option<Option<Value>>,
    /// Of a short day; null, with `closesAt`, for a day that is closed.
    #[serde(deserialize_with = "present", skip_serializing_if = "Option::is_none")]
    #[schema(value_type = Option<WallTime>)]
    pub opens_at: Option<Option<String>>,
    /// Of a short day.
    #[serde(deserialize_with = "present", skip_serializing_if = "Option::is_none")]
    #[schema(value_type = Option<WallTime>)]
    pub closes_at: Option<Option<String>>,
}

impl ClosedDaysPatch {
    /// What a row says after it.
    ///
    /// # Errors
    /// 422 with every fault.
    pub(in crate::venue) fn applied_to(
        &self,
        row: &ClosedDays,
        language: LanguageTag,
    ) -> Result<NewClosedDays, Problem> {
        let mut whole = ClosedDaysRequest::of(row);
        let mut patch = json!(self);
        // A bare text is in the organisation's first language, and leaves those in others.
        if let Some(reason @ Value::String(_)) = patch.get_mut("reason") {
            *reason = json!({ language.as_str(): reason.take() });
        }
        merge(&mut whole, patch);
        let missing = |name: &str| whole.get(name).is_none_or(Value::is_null);
        for (name, pointer) in [("from", "/from"), ("reason", "/reason")] {
            if missing(name) {
                return Err(Problem::fault(pointer, Fault::new("missing")));
            }
        }
        let request: ClosedDaysRequest =
            serde_json::from_value(whole).map_err(Problem::internal)?;
        request.validate(language)
    }
}
