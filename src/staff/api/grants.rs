//! The grants' API: nobody grants beyond the own scope, or to oneself.

use actix_web::{HttpRequest, HttpResponse, web};
use chrono::{DateTime, Utc};
use diesel_async::{AsyncConnection, AsyncPgConnection};
use serde_json::json;
use uuid::Uuid;

use crate::organisation::find_organisation;
use crate::platform::audit::{self, Act};
use crate::platform::auth::{Can, Role, Scope, rights};
use crate::platform::http::request::body::Body;
use crate::platform::http::request::idempotency::idempotent;
use crate::platform::http::request::run_detached;
use crate::platform::http::response::answer;
use crate::platform::idempotency::{IdempotentRequest, claim_or_find};
use crate::platform::ids::fresh;
use crate::platform::problem::Problem;
use crate::platform::state::AppState;
use crate::staff::grant::{NewGrant, add_grant, is_grantable, withdraw_grant};
use crate::staff::problems::{GRANTED_ALREADY, NOT_GRANTABLE};
use crate::staff::query::{find_account, find_grant, find_venue_and_owner};
use crate::staff::request::{GrantRequest, ValidatedGrant};
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
        let new = build_grant(&mut conn, &scope, validated, &input).await?;
        let now = state.clock.now();
        let (id, replayed) = conn
            .transaction(async |conn| create_once(conn, &new, once.as_ref(), &scope, now).await)
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

/// Looks up the account and the place; what the scope does not reach is not there.
async fn build_grant(
    conn: &mut AsyncPgConnection,
    scope: &Scope,
    validated: ValidatedGrant,
    input: &GrantRequest,
) -> Result<NewGrant, Problem> {
    let account = find_account(conn, scope, validated.staff).await?;
    let account = account.ok_or_else(Problem::not_found)?;
    let venue = match &input.venue {
        Some(name) => {
            let found = find_venue_and_owner(conn, name).await?;
            Some(found.ok_or_else(Problem::not_found)?)
        }
        None => None,
    };
    let organisation = match &input.organisation {
        Some(name) => find_organisation(conn, name).await?.map(|at| at.id),
        None => venue.map(|venue| venue.organisation_id),
    };
    let organisation = organisation.filter(|at| scope.covers_organisation(*at));
    let organisation = organisation.ok_or_else(Problem::not_found)?;
    if !is_grantable(validated.role) || account.id == scope.staff {
        return Err(Problem::new(&NOT_GRANTABLE));
    }
    Ok(NewGrant {
        staff: account.id,
        role: validated.role,
        organisation: Some(organisation),
        venue: venue.map(|venue| venue.id),
    })
}

async fn create_once(
    conn: &mut AsyncPgConnection,
    new: &NewGrant,
    once: Option<&IdempotentRequest>,
    scope: &Scope,
    now: DateTime<Utc>,
) -> Result<(Uuid, bool), Problem> {
    let id = fresh();
    let owner = new.organisation;
    if let Some(existing) = claim_or_find(once, conn, "grant", owner, id, now).await? {
        return Ok((existing, true));
    }
    let added = add_grant(conn, id, new, now).await?;
    let added = added.ok_or_else(|| Problem::new(&GRANTED_ALREADY))?;
    let act = Act {
        staff: scope.staff,
        organisation: new.organisation,
        act: "grant.given",
        object: new.staff.into(),
        facts: json!({"grant": added, "role": new.role.name()}),
    };
    audit::record(conn, act, now).await?;
    Ok((added, false))
}

/// Withdraws a grant, but not one's own: so the last coordinator stays.
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
            withdraw_in_scope(conn, &scope, id, now).await
        })
        .await
    })
    .await?;
    Ok(HttpResponse::NoContent().finish())
}

async fn withdraw_in_scope(
    conn: &mut AsyncPgConnection,
    scope: &Scope,
    id: Uuid,
    now: DateTime<Utc>,
) -> Result<(), Problem> {
    let found = find_grant(conn, id).await?;
    let found = found.filter(|grant| {
        grant
            .organisation_id
            .is_some_and(|at| scope.covers_organisation(at))
    });
    let found = found.ok_or_else(Problem::not_found)?;
    let is_grantable = Role::parse(&found.role).is_ok_and(is_grantable);
    if !is_grantable || found.staff_id == scope.staff {
        return Err(Problem::new(&NOT_GRANTABLE));
    }
    if !withdraw_grant(conn, id).await? {
        return Err(Problem::not_found());
    }
    let act = Act {
        staff: scope.staff,
        organisation: found.organisation_id,
        act: "grant.withdrawn",
        object: found.staff_id.into(),
        facts: json!({"grant": id, "role": found.role}),
    };
    Ok(audit::record(conn, act, now).await?)
}
