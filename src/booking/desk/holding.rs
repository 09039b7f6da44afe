//! Keeping a seat while the caller spells the name: a form before the form that books.

use actix_web::{HttpRequest, HttpResponse, web};
use serde_json::json;

use super::handlers::{again, key_of, open};
use super::roster::{Again, path_of};
use crate::booking::api::id_of;
use crate::booking::hold::{self, Keep};
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

/// What the form keeps: long enough for a name, a number and an e-mail address.
const KEEP: Keep = Keep {
    seats: 1,
    minutes: 5,
};

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
    let layout = Layout::asked(&request, &state.keys, path_of(&session))?;
    let form = form_body.read()?;
    let (id, staff, shared) = (session.id, can.staff(), state.clone());
    let wish = json!([id, "hold", KEEP.seats, KEEP.minutes]);
    let once = IdempotentRequest::new(staff.to_string(), key_of(&form), &wish, &state.keys);
    let kept = run_detached(async move {
        let mut conn = shared.db.get().await?;
        let kept = hold::hold(&mut conn, id, (KEEP, staff), Some(&once), now).await;
        kept.map_err(Problem::from)
    });
    match kept.await {
        Ok((hold, _)) => {
            let form = format!("/sessions/{id}/book?hold={}", hold.id);
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
    let layout = Layout::asked(&request, &state.keys, path_of(&session))?;
    let id = HoldId(id_of(&request, "holdId").ok_or_else(Problem::not_found)?);
    form_body.read()?;
    let (staff, shared, of) = (can.staff(), state.clone(), (session.id, id));
    run_detached(async move {
        let mut conn = shared.db.get().await?;
        match hold::kept(&mut conn, of, now).await? {
            Some(hold) => hold::give_up(&mut conn, &hold, staff, now).await,
            None => Ok(()),
        }
    })
    .await?;
    Ok(see(&layout.url(&format!("/sessions/{}/book", session.id))))
}
