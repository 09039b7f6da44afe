//! The API's door to a session's count.

use std::collections::BTreeMap;

use actix_web::{HttpRequest, HttpResponse, web};
use chrono::{DateTime, Utc};
use diesel_async::{AsyncConnection, AsyncPgConnection};
use serde::{Deserialize, Serialize};
use serde_json::Value;
use utoipa::ToSchema;
use uuid::Uuid;

use super::api::within;
use super::count::{self, Count, NewCount};
use crate::platform::auth::{Can, rights};
use crate::platform::http::openapi::ProblemDoc;
use crate::platform::http::request::body::Body;
use crate::platform::http::request::query::Query;
use crate::platform::http::request::run_detached;
use crate::platform::http::response::answer;
use crate::platform::problem::{Fault, Faults, Problem};
use crate::platform::state::AppState;
use crate::platform::text::LanguageTag;

/// What was counted. `total` is the people in the room; `digital` stands beside it.
#[derive(Debug, Clone, Deserialize, Serialize, ToSchema)]
#[serde(deny_unknown_fields, rename_all = "camelCase")]
pub struct CountRequest {
    #[schema(example = "counted")]
    pub state: String,
    pub total: i64,
    #[serde(default)]
    pub children: Option<i64>,
    #[serde(default)]
    pub women: Option<i64>,
    #[serde(default)]
    pub men: Option<i64>,
    /// By age band, such as `65+`.
    #[serde(default)]
    pub ages: Option<BTreeMap<String, i64>>,
    #[serde(default)]
    pub first_visits: Option<i64>,
    #[serde(default)]
    pub digital: Option<i64>,
    /// By language tag; one person may speak two.
    #[serde(default)]
    pub languages: Option<BTreeMap<String, i64>>,
}

/// A session's count: its newest version, and all of them.
#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct CountView {
    /// The session.
    pub session_id: Uuid,
    /// 0 where nothing is reported yet.
    pub version: i32,
    /// The newest version; absent where nothing is reported yet.
    #[serde(flatten)]
    pub newest: Option<Figures>,
    /// What check-ins and walk-ins say.
    pub proposed: i64,
    /// Every version, the newest first.
    pub history: Vec<VersionView>,
}

/// The figures of one version.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct Figures {
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
    pub ages: Option<Value>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub languages: Option<Value>,
}

/// One version, who wrote it and when.
#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct VersionView {
    pub version: i32,
    pub by: String,
    pub at: DateTime<Utc>,
    #[serde(flatten)]
    pub figures: Figures,
}

/// A session's count with its history.
#[utoipa::path(get, path = "/sessions/{sessionId}/count", tag = "sessions",
    params(("sessionId" = Uuid, Path)),
    responses((status = 200, body = CountView), (status = "4XX", body = ProblemDoc)))]
pub async fn show(
    can: Can<rights::Count>,
    state: web::Data<AppState>,
    id: web::Path<String>,
    request: HttpRequest,
) -> Result<HttpResponse, Problem> {
    let mut conn = state.db.get().await?;
    let session = within(&mut conn, &id, &can.scope()).await?;
    Query::strict(&request, &[])?;
    let view = view(&mut conn, session.id).await?;
    answer::ok_with_etag(&request, view.version, &view)
}

/// Puts a session's count: the next version of it.
#[utoipa::path(put, path = "/sessions/{sessionId}/count", tag = "sessions",
    params(("sessionId" = Uuid, Path)), request_body = CountRequest,
    responses((status = 200, body = CountView), (status = "4XX", body = ProblemDoc)))]
pub async fn put(
    can: Can<rights::Count>,
    state: web::Data<AppState>,
    id: web::Path<String>,
    body: Body<CountRequest>,
) -> Result<HttpResponse, Problem> {
    let mut conn = state.db.get().await?;
    let session = within(&mut conn, &id, &can.scope()).await?;
    let new = parse(&body.read()?)?;
    let by = can.staff();
    let view = run_detached(async move {
        let now = state.clock.now();
        conn.transaction::<_, Problem, _>(async |conn| {
            count::put(conn, session.id, &new, by, now).await
        })
        .await?;
        view(&mut conn, session.id).await
    })
    .await?;
    answer::changed(view.version, &view)
}

async fn view(conn: &mut AsyncPgConnection, id: Uuid) -> Result<CountView, Problem> {
    let versions = count::versions(conn, id).await?;
    let newest = versions.first();
    Ok(CountView {
        session_id: id,
        version: newest.map_or(0, |(count, _)| count.version),
        newest: newest.map(|(count, _)| figures(count)),
        proposed: count::proposed(conn, id).await?,
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

fn figures(count: &Count) -> Figures {
    Figures {
        state: count.state.clone(),
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

fn parse(request: &CountRequest) -> Result<NewCount, Faults> {
    let mut faults = Faults::none();
    let state = match request.state.as_str() {
        "counted" => "counted",
        "estimated" => "estimated",
        other => {
            faults.add("/state", Fault::new("unknown-value").fact("value", other));
            ""
        }
    };
    let total = number(&mut faults, "/total", Some(request.total), 1_000_000).unwrap_or(0);
    let mut part = |place: &str, given| {
        let part = number(&mut faults, place, given, 1_000_000)?;
        within_total(&mut faults, place, i64::from(part), total);
        Some(part)
    };
    let children = part("/children", request.children);
    let women = part("/women", request.women);
    let men = part("/men", request.men);
    let first_visits = part("/firstVisits", request.first_visits);
    if let (Some(women), Some(men)) = (women, men)
        && women <= total
        && men <= total
    {
        within_total(
            &mut faults,
            "/men",
            i64::from(women) + i64::from(men),
            total,
        );
    }
    let digital = number(&mut faults, "/digital", request.digital, 10_000_000);
    let ages = ages(&mut faults, request.ages.as_ref(), total);
    let languages = languages(&mut faults, request.languages.as_ref(), total);
    if !faults.is_empty() {
        return Err(faults);
    }
    Ok(NewCount {
        state,
        total,
        children,
        women,
        men,
        first_visits,
        digital,
        ages,
        languages,
    })
}

fn number(faults: &mut Faults, place: &str, given: Option<i64>, max: i32) -> Option<i32> {
    super::parse::whole(faults, place, given, (0, max))
}

fn within_total(faults: &mut Faults, place: &str, part: i64, total: i32) {
    if part > i64::from(total) {
        faults.add(place, Fault::new("part-above-total"));
    }
}

/// Bands such as `0-17` or `65+`; together they are at most everybody.
fn ages(
    faults: &mut Faults,
    given: Option<&BTreeMap<String, i64>>,
    total: i32,
) -> Option<BTreeMap<String, i32>> {
    let found = parts(faults, "/ages", given?, |band| {
        let plain = |sign: char| sign.is_ascii_digit() || matches!(sign, '-' | '+');
        let fits = (1..=10).contains(&band.len()) && band.chars().all(plain);
        fits.then(|| band.to_owned())
            .ok_or_else(|| Fault::new("bad-tag"))
    });
    let sum: i64 = found.values().map(|n| i64::from(*n)).sum();
    within_total(faults, "/ages", sum, total);
    Some(found)
}

/// Each language is at most everybody; together they may be more.
fn languages(
    faults: &mut Faults,
    given: Option<&BTreeMap<String, i64>>,
    total: i32,
) -> Option<BTreeMap<String, i32>> {
    let found = parts(faults, "/languages", given?, |tag| {
        LanguageTag::parse(tag).map(|tag| tag.to_string())
    });
    for (tag, part) in &found {
        within_total(
            faults,
            &format!("/languages/{tag}"),
            i64::from(*part),
            total,
        );
    }
    Some(found)
}

fn parts(
    faults: &mut Faults,
    place: &str,
    given: &BTreeMap<String, i64>,
    parse: impl Fn(&str) -> Result<String, Fault>,
) -> BTreeMap<String, i32> {
    if given.len() > 40 {
        faults.add(place, Fault::new("too-many").fact("max", 40));
        return BTreeMap::new();
    }
    let mut found = BTreeMap::new();
    for (name, value) in given {
        let at = format!("{place}/{}", name.replace('~', "~0").replace('/', "~1"));
        let name = faults.take(&at, parse(name));
        let value = number(faults, &at, Some(*value), 1_000_000);
        found.extend(name.zip(value));
    }
    found
}
