//! A session's count as the API answers it: the newest version, and every version.

use chrono::{DateTime, Utc};
use diesel_async::AsyncPgConnection;
use serde::Serialize;
use serde_json::Value;
use utoipa::openapi::RefOr;
use utoipa::openapi::schema::Schema;
use utoipa::{PartialSchema, ToSchema};
use uuid::Uuid;

use crate::platform::ids::SessionId;
use crate::platform::problem::Problem;
use crate::platform::time::whole_seconds;
use crate::session::count::history;
use crate::session::count::model::{CountState, StoredCount};
use crate::session::count::walk_ins::{WalkInSums, walk_ins_of};

/// A session's count: its newest version, and all of them.
#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct CountView {
    pub session_id: Uuid,
    /// 0 where nothing is reported yet.
    #[schema(minimum = 0)]
    pub version: i32,
    /// The newest version; absent where nothing is reported yet.
    #[serde(flatten)]
    #[schema(value_type = FiguresSoFar)]
    pub newest: Option<CountFigures>,
    /// The sum of check-ins and walk-ins.
    #[schema(minimum = 0)]
    pub proposed: i64,
    /// Bare numbers; only those who came are proposed.
    pub walk_ins: WalkInSums,
    /// Every version, the newest first.
    pub history: Vec<VersionView>,
}

/// The figures of one version.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[schema(as = Figures)]
#[serde(rename_all = "camelCase")]
pub struct CountFigures {
    #[schema(value_type = CountState)]
    pub state: String,
    pub total: i32,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub children: Option<i32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub women: Option<i32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub men: Option<i32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub first_visits: Option<i32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub digital: Option<i32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(value_type = Option<BTreeMap<String, i32>>)]
    pub ages: Option<Value>,
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(value_type = Option<BTreeMap<String, i32>>)]
    pub languages: Option<Value>,
}

/// The figures of the newest version: none before the first.
#[derive(Debug)]
struct FiguresSoFar;

impl PartialSchema for FiguresSoFar {
    fn schema() -> RefOr<Schema> {
        let mut schema = CountFigures::schema();
        if let RefOr::T(Schema::Object(figures)) = &mut schema {
            figures.required.clear();
        }
        schema
    }
}

impl ToSchema for FiguresSoFar {
    fn schemas(schemas: &mut Vec<(String, RefOr<Schema>)>) {
        CountFigures::schemas(schemas);
    }
}

/// One version, who reported it and when.
#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct VersionView {
    pub version: i32,
    pub by: String,
    #[serde(serialize_with = "whole_seconds")]
    pub at: DateTime<Utc>,
    #[serde(flatten)]
    pub figures: CountFigures,
}

pub async fn count_view(conn: &mut AsyncPgConnection, id: SessionId) -> Result<CountView, Problem> {
    let versions = history::versions(conn, id).await?;
    let newest = versions.first();
    Ok(CountView {
        session_id: id.into(),
        version: newest.map_or(0, |(count, _)| count.version),
        newest: newest.map(|(count, _)| figures(count)),
        proposed: history::proposed(conn, id).await?,
        walk_ins: walk_ins_of(conn, id).await?,
        history: versions
            .iter()
            .map(|(count, by)| VersionView {
                version: count.version,
                by: by.clone(),
                at: count.at,
                figures: figures(count),
            })
            .collect(),
    })
}

fn figures(count: &StoredCount) -> CountFigures {
    CountFigures {
        state: count.state.to_string(),
        total: count.total,
        children: count.children,
        women: count.women,
        men: count.men,
        first_visits: count.first_visits,
        digital: count.digital,
        ages: count.ages.clone(),
        languages: count.languages.clone(),
    }
}
