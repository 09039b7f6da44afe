//! `POST /substitutions`: the sessions of a helper who is ill, handed to a substitute wherever they are free, or what
//! that would be.

use actix_web::{HttpRequest, HttpResponse, web};
use chrono::{DateTime, NaiveDate, Utc};
use serde::Serialize;
use utoipa::ToSchema;
use uuid::Uuid;

use crate::booking::actions::{
    CoverOutcome, Covered, SubstitutionsRequest, cover_sessions, plan_cover, preview_cover,
};
use crate::booking::present::title;
use crate::booking::seats::seats_of;
use crate::platform::auth::{Can, rights};
use crate::platform::http::request::body::Body;
use crate::platform::http::request::language::locale_of;
use crate::platform::http::request::run_detached;
use crate::platform::i18n::Locale;
use crate::platform::problem::Problem;
use crate::platform::schemas::WallTime;
use crate::platform::state::AppState;
use crate::platform::text_enum;
use crate::platform::time::whole_seconds;
use crate::session::Session;

text_enum! {
    /// What becomes of a session whose helper is away.
    pub enum SubstitutionOutcome {
        /// The substitute helps there now.
        Substituted = "substituted",
        /// The substitute is at another session then.
        Clash = "clash",
        /// The substitute may not help there: a volunteer at a home visit, somebody of another organisation.
        NotAllowed = "not-allowed",
        /// It needs somebody.
        Open = "open",
    }
}

/// The sessions of the helper on those days.
#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct Substitutions {
    /// In order of time.
    pub items: Vec<SubstitutionItem>,
    /// How many of them the substitute takes.
    #[schema(minimum = 0)]
    pub substituted: usize,
    /// How many still need somebody.
    #[schema(minimum = 0)]
    pub left: usize,
}

/// One of them.
#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct SubstitutionItem {
    pub session_id: Uuid,
    /// Best for `Accept-Language`.
    pub title: String,
    /// The title's language where it is not the one asked for.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub text_language: Option<String>,
    #[serde(serialize_with = "whole_seconds")]
    pub starts_at: DateTime<Utc>,
    #[serde(serialize_with = "whole_seconds")]
    pub ends_at: DateTime<Utc>,
    pub time_zone: String,
    pub local_date: NaiveDate,
    #[schema(value_type = WallTime)]
    pub local_time: String,
    /// Seats taken; of a meeting its course's.
    #[schema(minimum = 0)]
    pub booked: i32,
    #[schema(value_type = SubstitutionOutcome)]
    pub outcome: &'static str,
    /// The session that the substitute is at.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub clash_with: Option<Uuid>,
}

impl SubstitutionItem {
    fn of(covered: &Covered, booked: i32, locale: Locale) -> Self {
        let session = &covered.session;
        let (title, language) = title(session, locale);
        Self {
            session_id: session.id.into(),
            title,
            text_language: language.filter(|language| language != locale.tag()),
            starts_at: session.timing.starts_at,
            ends_at: session.timing.ends_at,
            time_zone: session.time_zone.clone(),
            local_date: session.timing.local_date,
            local_time: session.timing.local_time.format("%H:%M").to_string(),
            booked,
            outcome: outcome_of(covered.outcome).name(),
            clash_with: match covered.outcome {
                CoverOutcome::Clash(other) => Some(other.into()),
                _ => None,
            },
        }
    }
}

fn outcome_of(outcome: CoverOutcome) -> SubstitutionOutcome {
    match outcome {
        CoverOutcome::Substituted => SubstitutionOutcome::Substituted,
        CoverOutcome::Clash(_) => SubstitutionOutcome::Clash,
        CoverOutcome::NotAllowed => SubstitutionOutcome::NotAllowed,
        CoverOutcome::Open | CoverOutcome::Cancelled(_) => SubstitutionOutcome::Open,
    }
}

/// Hand the sessions of a helper on some days to a substitute, wherever that person is free. The rest is listed with
/// its clash, and stays as it is. Nobody booked is told: who helps is not what they booked.
#[utoipa::path(
    post, path = "/substitutions", tag = "sessions", request_body = SubstitutionsRequest,
    responses((status = 200, description = "What became of each session, or would", body = Substitutions))
)]
pub async fn substitute(
    can: Can<rights::DraftSessions>,
    state: web::Data<AppState>,
    request: HttpRequest,
    body: Body<SubstitutionsRequest>,
) -> Result<HttpResponse, Problem> {
    let (now, locale, scope) = (state.clock.now(), locale_of(&request), can.scope());
    let asked = body.read()?;
    let preview = asked.preview;
    let mut conn = state.db.get().await?;
    let away = plan_cover(&mut conn, &asked, &scope, now).await?;
    let answer = run_detached(async move {
        let covered = match preview {
            true => preview_cover(&mut conn, &away, &scope, now).await?,
            false => cover_sessions(&mut conn, &away, &scope, now).await?,
        };
        let sessions: Vec<Session> = covered.iter().map(|one| one.session.clone()).collect();
        let seats = seats_of(&mut conn, &sessions).await?;
        let booked = |session: &Session| {
            let booked_in = session.course_id.unwrap_or(session.id);
            seats.get(&booked_in).map_or(0, |(taken, _)| *taken)
        };
        let is_covered = |one: &&Covered| one.outcome == CoverOutcome::Substituted;
        let substituted = covered.iter().filter(is_covered).count();
        let items = covered.iter();
        Ok(Substitutions {
            items: items
                .map(|one| SubstitutionItem::of(one, booked(&one.session), locale))
                .collect(),
            substituted,
            left: covered.len() - substituted,
        })
    })
    .await?;
    Ok(HttpResponse::Ok().json(answer))
}
