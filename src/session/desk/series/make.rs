//! Makes what was ticked: a series, a block or a tour of sessions, or one course that meets on those dates.

use actix_web::web;
use chrono::{DateTime, Utc};
use diesel_async::{AsyncConnection, AsyncPgConnection};
use serde_json::Value;

use crate::platform::auth::Actor;
use crate::platform::http::request::run_detached;
use crate::platform::idempotency::{IdempotencyKey, IdempotentRequest};
use crate::platform::ids::{SeriesId, SessionId};
use crate::platform::problem::Problem;
use crate::platform::state::AppState;
use crate::session::actions::create::create_once;
use crate::session::actions::publish::PublicationStep;
use crate::session::desk::publication;
use crate::session::plan::new_session::NewSession;
use crate::session::plan::request::{MeetingRequest, SessionRequest};
use crate::session::plan::session_part::SessionPart;
use crate::session::series::create::create_series;
use crate::session::series::judge::Outcome;
use crate::session::series::plan::SeriesPlan;
use crate::session::series::store::sessions_of;

/// What the buttons of a review say that make something.
pub const MAKING_STEPS: [&str; 3] = ["draft", "true", "propose"];

/// What is to be made, and what becomes of it.
pub struct Making {
    pub plan: SeriesPlan,
    /// The request it was planned from, by which a repeat is known.
    pub body: Value,
    pub is_course: bool,
    pub asked: Option<PublicationStep>,
    pub key: Option<String>,
}

/// What was made, and the word for what was done with it.
pub enum Made {
    Series(SeriesId, &'static str),
    Course(SessionId, &'static str),
}

impl Made {
    /// The page that shows it.
    pub fn path(&self) -> String {
        match self {
            Self::Series(id, done) => format!("/desk/series/{id}?done={done}"),
            Self::Course(id, done) => format!("/desk/sessions/{id}?done={done}"),
        }
    }
}

/// Makes it once, however often the form is sent.
///
/// # Errors
/// As [`create_series`] and `create_once`.
pub async fn make(
    state: &web::Data<AppState>,
    actor: &Actor,
    making: Making,
) -> Result<Made, Problem> {
    let (state, actor) = (state.clone(), actor.clone());
    let key = making.key.as_deref();
    let key = key.and_then(|key| IdempotencyKey::parse(key).ok());
    let once = key.map(|key| {
        let scope = actor.id.to_string();
        IdempotentRequest::new(scope, key, &making.body, &state.keys)
    });
    run_detached(async move {
        let mut conn = state.db.get().await?;
        let now = state.clock.now();
        conn.transaction::<_, Problem, _>(async |conn| match making.is_course {
            true => course(conn, &making, once.as_ref(), &actor, now).await,
            false => series(conn, &making, once.as_ref(), &actor, now).await,
        })
        .await
    })
    .await
}

async fn series(
    conn: &mut AsyncPgConnection,
    making: &Making,
    once: Option<&IdempotentRequest>,
    actor: &Actor,
    now: DateTime<Utc>,
) -> Result<Made, Problem> {
    let made = create_series(conn, &making.plan, once, actor.id, now).await?;
    let sessions = sessions_of(conn, made.id, None).await?;
    let ids: Vec<SessionId> = sessions.iter().map(|one| one.id).collect();
    let done = publication::take(conn, &ids, actor, making.asked, now).await?;
    Ok(Made::Series(made.id, done))
}

async fn course(
    conn: &mut AsyncPgConnection,
    making: &Making,
    once: Option<&IdempotentRequest>,
    actor: &Actor,
    now: DateTime<Utc>,
) -> Result<Made, Problem> {
    let template = &making.plan.template;
    let dates = making.plan.dates(conn).await?;
    let held = dates.iter().filter(|one| one.outcome == Outcome::Create);
    let meetings = held.filter_map(|one| {
        let timing = one.timing?;
        Some(MeetingRequest {
            local_date: one.date.to_string(),
            local_time: one.time.format("%H:%M").to_string(),
            occurrence: template.occurrence.clone(),
            minutes: (timing.ends_at - timing.starts_at).num_minutes(),
        })
    });
    let whole = SessionRequest {
        meetings: Some(meetings.collect()),
        ..template.clone()
    };
    let owner = making.plan.new.owner.clone();
    let new = NewSession::plan(conn, &whole, owner, SessionPart::Whole).await?;
    let drafted = create_once(conn, &new, once, actor.id, now).await?;
    let done = publication::take(conn, &[drafted.id], actor, making.asked, now).await?;
    Ok(Made::Course(drafted.id, done))
}
