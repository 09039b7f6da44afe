//! `POST …/grants` gives a role, `…/grants/{grantId}/withdrawal` takes one away.

use actix_web::{HttpRequest, HttpResponse, web};
use diesel_async::AsyncConnection;
use uuid::Uuid;

use super::screen::MemberScreen;
use crate::platform::auth::{Can, Role, Scope, rights};
use crate::platform::http::request::form_body::FormBody;
use crate::platform::http::request::run_detached;
use crate::platform::ids::StaffId;
use crate::platform::input::form::Form;
use crate::platform::problem::{Fault, Problem};
use crate::platform::state::AppState;
use crate::staff::actions::{NewRole, find_place, give_role, withdraw_role};
use crate::staff::desk::places::typed_place;
use crate::staff::model::StaffGrant;

pub async fn give(
    can: Can<rights::Administer>,
    state: web::Data<AppState>,
    request: HttpRequest,
    form_body: FormBody,
) -> Result<HttpResponse, Problem> {
    let mut conn = state.db.get().await?;
    let screen = MemberScreen::load(&mut conn, &state, &request, can.scope()).await?;
    drop(conn);
    let form = form_body.read_pressed("staff-give")?;
    match give_typed(&state, can.scope(), screen.account.id, form.clone()).await {
        Ok(()) => Ok(screen.done("role-given")),
        Err(problem) => screen.refused(&form, problem),
    }
}

async fn give_typed(
    state: &web::Data<AppState>,
    scope: Scope,
    staff: StaffId,
    form: Form,
) -> Result<(), Problem> {
    let at_role = |fault: Fault| Problem::fault("/role", fault);
    let role = Role::parse(form.text("role")).map_err(at_role)?;
    let shared = state.clone();
    run_detached(async move {
        let now = shared.clock.now();
        let mut conn = shared.db.get().await?;
        let (organisation, venue) = typed_place(&form);
        let (organisation, venue) = find_place(&mut conn, &scope, organisation, venue).await?;
        let new = NewRole {
            role,
            organisation,
            venue,
        };
        conn.transaction(async |conn| give_role(conn, &scope, staff, new, None, now).await)
            .await
            .map(drop)
    })
    .await
}

pub async fn withdraw(
    can: Can<rights::Administer>,
    state: web::Data<AppState>,
    request: HttpRequest,
    form_body: FormBody,
) -> Result<HttpResponse, Problem> {
    let mut conn = state.db.get().await?;
    let screen = MemberScreen::load(&mut conn, &state, &request, can.scope()).await?;
    drop(conn);
    let grant = find_named(&screen, &request, &can.scope())?;
    form_body.read_pressed("staff-withdraw")?;
    let (shared, scope) = (state.clone(), can.scope());
    let done = run_detached(async move {
        let now = shared.clock.now();
        let mut conn = shared.db.get().await?;
        conn.transaction(async |conn| withdraw_role(conn, &scope, &grant, now).await)
            .await
    });
    match done.await {
        Ok(()) => Ok(screen.done("role-withdrawn")),
        Err(problem) => screen.refused(&Form::default(), problem),
    }
}

/// The role of this person that the path names, within reach.
fn find_named(
    screen: &MemberScreen,
    request: &HttpRequest,
    scope: &Scope,
) -> Result<StaffGrant, Problem> {
    let id = request.match_info().get("grantId").unwrap_or_default();
    let id = Uuid::try_parse(id).map_err(|_no_id| Problem::not_found())?;
    let found = screen.grants.iter().find(|grant| grant.id == id);
    let reached = found.filter(|grant| {
        grant
            .organisation_id
            .is_some_and(|at| scope.covers_organisation(at))
    });
    reached.cloned().ok_or_else(Problem::not_found)
}
