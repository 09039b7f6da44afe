//! The grants' API: nobody grants beyond the own scope, or to oneself.

use actix_web::{HttpRequest, HttpResponse, web};
use diesel_async::{AsyncConnection, AsyncPgConnection};
use serde_json::json;
use uuid::Uuid;

use crate::platform::auth::{Can, Scope, rights};
use crate::platform::http::request::body::Body;
use crate::platform::http::request::idempotency::idempotent;
use crate::platform::http::request::run_detached;
use crate::platform::http::response::answer;
use crate::platform::problem::Problem;
use crate::platform::state::AppState;
use crate::staff::actions::{NewRole, find_place, give_role, withdraw_role};
use crate::staff::model::StaffGrant;
use crate::staff::query::{find_account, find_grant};
use crate::staff::request::GrantRequest;
use crate::staff::view::GrantView;

/// A grant never changes, so it stays at its first version.
const ONLY_VERSION: i32 = 1;

/// Grants a role to somebody of the own organisation or below.
#[utoipa::path(post, path = "/grants", tag = "staff", request_body = GrantRequest,
    responses((status = 201, description = "Made: the grant", body = GrantView)))]
pub async fn create(
    can: Can<rights::Administer>,
    state: web::Data<AppState>,
    request: HttpRequest,
    body: Body<GrantRequest>,
) -> Result<HttpResponse, Problem> {
    let input = body.read()?;
    let once = idempotent(
        &request,
        can.staff().to_string(),
        &json!(input),
        &state.keys,
    )?;
    let scope = can.scope();
    let validated = input.validate()?;
    let (view, replayed) = run_detached(async move {
        let mut conn = state.db.get().await?;
        let account = find_account(&mut conn, &scope, validated.staff).await?;
        let staff = account.ok_or_else(Problem::not_found)?.id;
        let (at, venue) = (input.organisation.as_deref(), input.venue.as_deref());
        let (organisation, venue) = find_place(&mut conn, &scope, at, venue).await?;
        let new = NewRole {
            role: validated.role,
            organisation,
            venue,
        };
        let now = state.clock.now();
        let (id, replayed) = conn
            .transaction(async |conn| give_role(conn, &scope, staff, new, once.as_ref(), now).await)
            .await?;
        let row = find_grant(&mut conn, id).await?;
        Ok((
            GrantView::from(row.ok_or_else(Problem::not_found)?),
            replayed,
        ))
    })
    .await?;
    let location = format!("/api/v1/staff/{}", view.staff_id);
    answer::created(ONLY_VERSION, &view, &location, replayed)
}

/// Withdraws a grant, but not one's own, and not that of a controller's last coordinator.
#[utoipa::path(delete, path = "/grants/{grantId}", tag = "staff",
    params(("grantId" = Uuid, Path)),
    responses((status = 204, description = "Done; there is nothing to show")))]
pub async fn withdraw(
    can: Can<rights::Administer>,
    state: web::Data<AppState>,
    id: web::Path<String>,
) -> Result<HttpResponse, Problem> {
    let scope = can.scope();
    let id = Uuid::try_parse(&id).map_err(|_no_id| Problem::not_found())?;
    run_detached(async move {
        let now = state.clock.now();
        let mut conn = state.db.get().await?;
        conn.transaction::<_, Problem, _>(async |conn| {
            let grant = find_in_scope(conn, &scope, id).await?;
            withdraw_role(conn, &scope, &grant, now).await
        })
        .await
    })
    .await?;
    Ok(HttpResponse::NoContent().finish())
}

/// The grant with an id; what the scope does not reach is not there.
async fn find_in_scope(
    conn: &mut AsyncPgConnection,
    scope: &Scope,
    id: Uuid,
) -> Result<StaffGrant, Problem> {
    let found = find_grant(conn, id).await?;
    let found = found.filter(|grant| {
        grant
            .organisation_id
            .is_some_and(|at| scope.covers_organisation(at))
    });
    found.ok_or_else(Problem::not_found)
}
