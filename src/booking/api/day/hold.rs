//! Holds: seats that the desk keeps for some minutes while the caller spells the name.

use actix_web::{HttpRequest, HttpResponse, web};
use serde::{Deserialize, Serialize};
use serde_json::json;
use std::ops::RangeInclusive;
use utoipa::ToSchema;
use uuid::Uuid;

use crate::booking::access::{path_id, session_to_serve};
use crate::booking::api::answers::created;
use crate::booking::api::refusal::{WantedSeats, refuse};
use crate::booking::hold::{self, Hold, NewHold};
use crate::platform::auth::{Can, rights};
use crate::platform::http::request::body::Body;
use crate::platform::http::request::idempotency::idempotent;
use crate::platform::http::request::language::locale_of;
use crate::platform::http::request::run_detached;
use crate::platform::ids::{SessionId, StaffId};
use crate::platform::problem::{Fault, Faults, Problem};
use crate::platform::schemas::Whole;
use crate::platform::state::AppState;
use crate::platform::time::rfc3339;

type Seats = Whole<1, 50>;
type Minutes = Whole<1, 60>;

/// Seats to keep while the caller spells the name.
#[derive(Debug, Default, Deserialize, ToSchema)]
#[serde(default, deny_unknown_fields)]
pub struct HoldRequest {
    /// One unless said.
    #[schema(value_type = Option<Seats>)]
    pub seats: Option<i32>,
    /// Five unless said.
    #[schema(value_type = Option<Minutes>)]
    pub minutes: Option<i32>,
}

/// A hold.
#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct HoldView {
    /// Its id; a booking's `holdId` turns it into one.
    pub id: Uuid,
    /// Seats kept.
    pub seats: i32,
    /// Until when.
    #[schema(value_type = DateTime<Utc>)]
    pub expires_at: String,
}

impl HoldView {
    fn of(hold: &Hold) -> Self {
        Self {
            id: hold.id.into(),
            seats: hold.seats,
            expires_at: rfc3339(hold.expires_at),
        }
    }
}

/// Keep seats for some minutes.
#[utoipa::path(
    post, path = "/sessions/{sessionId}/holds", tag = "desk",
    params(("sessionId" = Uuid, Path)), request_body = Option<HoldRequest>,
    responses(
        (status = 201, description = "Kept", body = HoldView)
    )
)]
pub async fn create(
    can: Can<rights::ServePeople>,
    state: web::Data<AppState>,
    request: HttpRequest,
    body: Body<HoldRequest>,
) -> Result<HttpResponse, Problem> {
    let now = state.clock.now();
    let session = {
        let mut conn = state.db.get().await?;
        session_to_serve(&mut conn, &can, path_id(&request, "sessionId")).await?
    };
    let new = new_hold(&body.read_or_default()?, session.id, can.staff())?;
    let asked_for = json!([new.seats, new.minutes]);
    let once = idempotent(&request, can.staff().to_string(), &asked_for, &state.keys)?;
    let (locale, shared) = (locale_of(&request), state.get_ref().clone());
    run_detached(async move {
        let mut conn = shared.db.get().await?;
        match hold::make_hold(&mut conn, new, once.as_ref(), now).await {
            Ok(made) => Ok(made),
            Err(error) => {
                let asked = WantedSeats {
                    session: &session,
                    seats: new.seats,
                    locale,
                };
                Err(refuse(&mut conn, error, asked, now).await)
            }
        }
    })
    .await
    .map(|made| {
        let view = HoldView::of(&made.hold);
        created(
            1,
            &view,
            format!("/api/v1/holds/{}", view.id),
            made.replayed,
        )
    })
}

/// Give a hold up; its seats are free at once.
#[utoipa::path(
    delete, path = "/holds/{holdId}", tag = "desk", params(("holdId" = Uuid, Path)),
    responses(
        (status = 204, description = "Given up")
    )
)]
pub async fn delete(
    can: Can<rights::ServePeople>,
    state: web::Data<AppState>,
    request: HttpRequest,
) -> Result<HttpResponse, Problem> {
    let now = state.clock.now();
    let id = path_id(&request, "holdId").ok_or_else(Problem::not_found)?;
    let hold = {
        let mut conn = state.db.get().await?;
        let hold = hold::load(&mut conn, id).await?;
        let hold = hold.ok_or_else(Problem::not_found)?;
        session_to_serve(&mut conn, &can, Some(hold.session_id)).await?;
        hold
    };
    let (staff, shared) = (can.staff(), state.get_ref().clone());
    run_detached(async move {
        let mut conn = shared.db.get().await?;
        hold::give_up(&mut conn, &hold, staff, now).await
    })
    .await?;
    Ok(HttpResponse::NoContent().finish())
}

fn new_hold(request: &HoldRequest, session: SessionId, by: StaffId) -> Result<NewHold, Problem> {
    let mut faults = Faults::none();
    let mut number = |field, given: Option<i32>, otherwise, bounds: RangeInclusive<i32>| {
        let value = given.unwrap_or(otherwise);
        if !bounds.contains(&value) {
            let fault = Fault::new("out-of-range")
                .fact("min", bounds.start())
                .fact("max", bounds.end());
            faults.add(field, fault);
        }
        value
    };
    let new = NewHold {
        session,
        seats: number("/seats", request.seats, 1, Seats::BOUNDS),
        minutes: number("/minutes", request.minutes, 5, Minutes::BOUNDS),
        by,
    };
    if faults.is_empty() {
        Ok(new)
    } else {
        Err(faults.into())
    }
}
