//! Keeping a seat while the caller spells the name: a form before the form that books.

use actix_web::{HttpRequest, HttpResponse, web};
use serde_json::json;

use super::handlers::{again, key_of, open};
use super::roster::{Again, path_of};
use crate::booking::access::path_id;
use crate::booking::hold::{self, NewHold};
use crate::booking::pages::see;
use crate::platform::auth::{Can, Permission, rights};
use crate::platform::http::request::form_body::FormBody;
use crate::platform::http::request::run_detached;
use crate::platform::http::routing::{Access, Endpoint, post};
use crate::platform::idempotency::IdempotentRequest;
use crate::platform::ids::HoldId;
use crate::platform::problem::Problem;
use crate::platform::state::AppState;
use crate::platform::ui::Layout;

/// What the form keeps.
const SEATS: i32 = 1;
/// For so long: enough for a name, a number and an e-mail address.
const MINUTES: i32 = 5;

/// The forms, whole paths.
pub(super) fn endpoints() -> Vec<Endpoint> {
    let serve = || Access::Staff(Permission::ServePeople);
    vec![
        post("/{lang}/desk/sessions/{sessionId}/holds", serve(), || {
            web::to(keep)
        }),
        post(
            "/{lang}/desk/sessions/{sessionId}/holds/{holdId}/end",
            serve(),
            || web::to(end),
        ),
    ]
}

/// Leads to the form that books, with the seat kept; where none can be, the session's page says why.
async fn keep(
    can: Can<rights::ServePeople>,
    state: web::Data<AppState>,
    request: HttpRequest,
    form_body: FormBody,
) -> Result<HttpResponse, Problem> {
    let now = state.clock.now();
    let session = open(&state, &request, can.actor(), Permission::ServePeople).await?;
    let layout = Layout::asked(&request, &state, path_of(&session))?;
    let form = form_body.read()?;
    let new = NewHold {
        session: session.id,
        seats: SEATS,
        minutes: MINUTES,
        by: can.staff(),
    };
    let said = json!([new.session, "hold", new.seats, new.minutes]);
    let once = IdempotentRequest::new(new.by.to_string(), key_of(&form), &said, &state.keys);
    let shared = state.clone();
    let made = run_detached(async move {
        let mut conn = shared.db.get().await?;
        let made = hold::make_hold(&mut conn, new, Some(&once), now).await;
        made.map_err(Problem::from)
    });
    match made.await {
        Ok(made) => {
            let form = format!("/sessions/{}/book?hold={}", session.id, made.hold.id);
            Ok(see(&layout.url(&form)))
        }
        Err(problem) => again(&state, &request, can.actor(), problem, Again::default()).await,
    }
}

/// The seat is free again at once; one that is gone already is free as well.
async fn end(
    can: Can<rights::ServePeople>,
    state: web::Data<AppState>,
    request: HttpRequest,
    form_body: FormBody,
) -> Result<HttpResponse, Problem> {
    let now = state.clock.now();
    let session = open(&state, &request, can.actor(), Permission::ServePeople).await?;
    let layout = Layout::asked(&request, &state, path_of(&session))?;
    let id = HoldId(path_id(&request, "holdId").ok_or_else(Problem::not_found)?);
    form_body.read()?;
    let (staff, shared) = (can.staff(), state.clone());
    run_detached(async move {
        let mut conn = shared.db.get().await?;
        match hold::live_hold(&mut conn, session.id, id, now).await? {
            Some(hold) => hold::give_up(&mut conn, &hold, staff, now).await,
            None => Ok(()),
        }
    })
    .await?;
    Ok(see(&layout.url(&format!("/sessions/{}/book", session.id))))
}
