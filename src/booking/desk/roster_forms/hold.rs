//! A seat kept while the caller spells the name: a form before the form that books.

use actix_web::{HttpRequest, HttpResponse, web};
use serde_json::json;

use super::submitted::{form_key, session_in_path};
use crate::booking::access::{path_id, see_other};
use crate::booking::desk::paths::roster_path;
use crate::booking::desk::roster::redisplay::refuse;
use crate::booking::desk::typed::number;
use crate::booking::hold::{self, NewHold};
use crate::platform::auth::{Can, Permission, rights};
use crate::platform::http::request::form_body::FormBody;
use crate::platform::http::request::run_detached;
use crate::platform::idempotency::IdempotentRequest;
use crate::platform::ids::BookingId;
use crate::platform::problem::Problem;
use crate::platform::state::AppState;
use crate::platform::ui::Layout;

/// As many as one booking may be for.
const MOST_SEATS: i32 = 50;

/// For so long: enough for a name, a number and an e-mail address.
const MINUTES: i32 = 5;

/// Leads to the form that books, with the seat kept; where none can be, the session's page says why.
pub async fn make(
    can: Can<rights::ServePeople>,
    state: web::Data<AppState>,
    request: HttpRequest,
    form_body: FormBody,
) -> Result<HttpResponse, Problem> {
    let now = state.clock.now();
    let session = session_in_path(&state, &request, can.actor(), Permission::ServePeople).await?;
    let layout = Layout::asked(&request, &state, roster_path(&session))?;
    let form = match form_body.read() {
        Ok(form) => form,
        Err(problem) => return refuse(&state, &request, can.actor(), problem).await,
    };
    let seats = match form.filled("seats") {
        None => 1,
        Some(typed) => match number(typed, 1, MOST_SEATS, "/seats") {
            Ok(seats) => seats,
            Err(problem) => return refuse(&state, &request, can.actor(), problem).await,
        },
    };
    let again = form.filled("again").and_then(|id| id.parse().ok());
    let new = NewHold {
        session: session.id,
        seats,
        minutes: MINUTES,
        by: can.staff(),
    };
    let asked_for = json!([new.session, "hold", new.seats, new.minutes]);
    let once = IdempotentRequest::new(new.by.to_string(), form_key(&form), &asked_for, &state.keys);
    let shared = state.clone();
    let made = run_detached(async move {
        let mut conn = shared.db.get().await?;
        let made = hold::make_hold(&mut conn, new, Some(&once), now).await;
        made.map_err(Problem::from)
    });
    match made.await {
        Ok(made) => {
            let form = format!("/desk/sessions/{}/book?hold={}", session.id, made.hold.id);
            let again = again.map(|booking: BookingId| format!("&again={booking}"));
            Ok(see_other(&layout.url(&(form + &again.unwrap_or_default()))))
        }
        Err(problem) => refuse(&state, &request, can.actor(), problem).await,
    }
}

/// The seat is free again at once; one that is gone already is free as well.
pub async fn end(
    can: Can<rights::ServePeople>,
    state: web::Data<AppState>,
    request: HttpRequest,
    form_body: FormBody,
) -> Result<HttpResponse, Problem> {
    let now = state.clock.now();
    let session = session_in_path(&state, &request, can.actor(), Permission::ServePeople).await?;
    let layout = Layout::asked(&request, &state, roster_path(&session))?;
    let id = path_id(&request, "holdId").ok_or_else(Problem::not_found)?;
    form_body.read_pressed("caller-let-go")?;
    let (staff, shared) = (can.staff(), state.clone());
    run_detached(async move {
        let mut conn = shared.db.get().await?;
        match hold::live_hold(&mut conn, session.id, id, now).await? {
            Some(hold) => hold::give_up(&mut conn, &hold, staff, now).await,
            None => Ok(()),
        }
    })
    .await?;
    Ok(see_other(
        &layout.url(&format!("/desk/sessions/{}/book", session.id)),
    ))
}
