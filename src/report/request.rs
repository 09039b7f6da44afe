//! What requests say: which edition, how its report is grouped, and who submits.

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::group_by::GroupBy;
use crate::platform::input::query::Query;
use crate::platform::problem::{Fault, Faults};
use crate::platform::schemas::SlugOrId;

/// The part of a path that names an edition.
#[derive(Debug, Deserialize)]
pub struct EditionPath {
    /// The campaign's.
    pub slug: String,
    pub edition: String,
}

/// Which report of an edition is asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ReportQuery {
    pub group_by: GroupBy,
    /// A revision; the newest figures without one.
    pub version: Option<i32>,
}

impl Default for ReportQuery {
    fn default() -> Self {
        Self {
            group_by: GroupBy::Municipality,
            version: None,
        }
    }
}

impl ReportQuery {
    pub const PARAMETERS: [&str; 2] = ["groupBy", "version"];

    /// # Errors
    /// `unknown-value` at `/groupBy`, `out-of-range` at `/version`.
    pub fn parse(query: &Query) -> Result<Self, Faults> {
        let mut faults = Faults::none();
        let group_by = faults.take_optional("/groupBy", query.get("groupBy"), GroupBy::parse);
        let version = faults.take_optional("/version", query.get("version"), parse_version);
        if !faults.is_empty() {
            return Err(faults);
        }
        Ok(Self {
            group_by: group_by.unwrap_or(GroupBy::Municipality),
            version,
        })
    }
}

fn parse_version(text: &str) -> Result<i32, Fault> {
    text.parse()
        .ok()
        .filter(|version| *version >= 0)
        .ok_or_else(|| {
            Fault::new("out-of-range")
                .fact("min", 0)
                .fact("max", i32::MAX)
        })
}

/// Whose figures are submitted.
#[derive(Debug, Default, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct SubmissionRequest {
    /// Slug or id; whoever answers for one organisation only may leave it out.
    #[serde(default)]
    #[schema(value_type = Option<SlugOrId>)]
    pub organisation: Option<String>,
}
