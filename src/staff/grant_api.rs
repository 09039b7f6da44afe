//! The grants' API: nobody grants beyond the own scope, and nobody to oneself.

use actix_web::{HttpRequest, HttpResponse, web};
use chrono::{DateTime, Utc};
use diesel_async::{AsyncConnection, AsyncPgConnection};
use serde_json::json;
use uuid::Uuid;

use super::grant::{NewGrant, give, is_grantable, withdraw as take_back};
use super::problems::{GRANTED_ALREADY, NOT_GRANTABLE};
use super::query;
use super::request::GrantRequest;
use super::view::GrantView;
use crate::organisation::organisation_named;
use crate::platform::audit::{self, Act};
use crate::platform::auth::{Can, Role, Scope, rights};
use crate::platform::http::openapi::ProblemDoc;
use crate::platform::http::request::body::Body;
use crate::platform::http::request::idempotency::idempotent;
use crate::platform::http::request::run_detached;
use crate::platform::http::response::answer;
use crate::platform::idempotency::{IdempotentRequest, made_before};
use crate::platform::ids::{OrganisationId, StaffId, VenueId, fresh};
use crate::platform::problem::Problem;
use crate::platform::state::AppState;

/// Grants a role to somebody of the own organisation or below.
#[utoipa::path(post, path = "/grants", tag = "staff", request_body = GrantRequest,
    responses((status = 201, body = GrantView), (status = "4XX", body = ProblemDoc)))]
pub async fn create(
    can: Can<rights::Administer>,
    state: web::Data<AppState>,
    request: HttpRequest,
    body: Body<GrantRequest>,
) -> Result<HttpResponse, Problem> {
    let wish = body.read()?;
    let once = idempotent(&request, can.staff().to_string(), &json!(wish), &state.keys)?;
    let scope = can.scope();
    let (staff, role) = wish.read()?;
    let (view, replayed) = run_detached(async move {
        let mut conn = state.db.get().await?;
        let new = understood(&mut conn, &scope, staff, role, &wish).await?;
        let now = state.clock.now();
        let (id, replayed) = conn
            .transaction(async |conn| give_once(conn, &new, once.as_ref(), &scope, now).await)
            .await?;
        let row = query::grant(&mut conn, id).await?;
        Ok((
            GrantView::from(row.ok_or_else(Problem::not_found)?),
            replayed,
        ))
    })
    .await?;
    let location = format!("/api/v1/staff/{}", view.staff_id);
    answer::created(1, &view, &location, replayed)
}

/// Finds whom and where; what the caller does not reach is not there.
async fn understood(
    conn: &mut AsyncPgConnection,
    scope: &Scope,
    staff: Uuid,
    role: Role,
    wish: &GrantRequest,
) -> Result<NewGrant, Problem> {
    let holder = query::member(conn, scope, staff).await?;
    let holder = holder.ok_or_else(Problem::not_found)?;
    let venue = match &wish.venue {
        Some(name) => {
            let found = query::venue_named(conn, name).await?;
            Some(found.ok_or_else(Problem::not_found)?)
        }
        None => None,
    };
    let organisation = match &wish.organisation {
        Some(name) => organisation_named(conn, name).await?.map(|at| at.id()),
        None => venue.map(|(_, owner)| OrganisationId(owner)),
    };
    let organisation = organisation.filter(|at| scope.covers_organisation(*at));
    let organisation = organisation.ok_or_else(Problem::not_found)?;
    if !is_grantable(role) || holder.id == scope.staff.0 {
        return Err(Problem::new(&NOT_GRANTABLE));
    }
    Ok(NewGrant {
        staff: StaffId(holder.id),
        role,
        organisation: Some(organisation),
        venue: venue.map(|(id, _)| VenueId(id)),
    })
}

async fn give_once(
    conn: &mut AsyncPgConnection,
    new: &NewGrant,
    once: Option<&IdempotentRequest>,
    scope: &Scope,
    now: DateTime<Utc>,
) -> Result<(Uuid, bool), Problem> {
    let id = fresh();
    let owner = new.organisation.map(|at| at.0);
    if let Some(made) = made_before(once, conn, "grant", owner, id, now).await? {
        return Ok((made, true));
    }
    let given = give(conn, id, new, now).await?;
    let given = given.ok_or_else(|| Problem::new(&GRANTED_ALREADY))?;
    let act = Act {
        staff: scope.staff,
        organisation: new.organisation,
        act: "grant.given",
        object: new.staff.0,
        facts: json!({"grant": given, "role": new.role.name()}),
    };
    audit::record(conn, act, now).await?;
    Ok((given, false))
}

/// Takes a grant back. Not one's own: so the last coordinator stays.
#[utoipa::path(delete, path = "/grants/{grantId}", tag = "staff",
    params(("grantId" = Uuid, Path)),
    responses((status = 204), (status = "4XX", body = ProblemDoc)))]
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
        conn.transaction::<_, Problem, _>(async |conn| take(conn, &scope, id, now).await)
            .await
    })
    .await?;
    Ok(HttpResponse::NoContent().finish())
}

async fn take(
    conn: &mut AsyncPgConnection,
    scope: &Scope,
    id: Uuid,
    now: DateTime<Utc>,
) -> Result<(), Problem> {
    let found = query::grant(conn, id).await?;
    let found = found.filter(|grant| {
        let at = grant.organisation_id.map(OrganisationId);
        at.is_some_and(|at| scope.covers_organisation(at))
    });
    let found = found.ok_or_else(Problem::not_found)?;
    let grantable = Role::parse(&found.role).is_ok_and(is_grantable);
    if !grantable || found.staff_id == scope.staff.0 {
        return Err(Problem::new(&NOT_GRANTABLE));
    }
    if !take_back(conn, id).await? {
        return Err(Problem::not_found());
    }
    let act = Act {
        staff: scope.staff,
        organisation: found.organisation_id.map(OrganisationId),
        act: "grant.withdrawn",
        object: found.staff_id,
        facts: json!({"grant": id, "role": found.role}),
    };
    Ok(audit::record(conn, act, now).await?)
}
