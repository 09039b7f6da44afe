//! Links to set a password: an invitation, and one for whoever has forgotten theirs.

use actix_web::{HttpRequest, HttpResponse, web};
use serde::Deserialize;
use utoipa::ToSchema;

use crate::platform::auth::{Can, rights};
use crate::platform::http::request::body::Body;
use crate::platform::http::request::run_detached;
use crate::platform::problem::Problem;
use crate::platform::state::AppState;
use crate::staff::actions::invite;
use crate::staff::pages::send_later;
use crate::staff::query::find_account;

/// Whoever has forgotten the password.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct PasswordResetRequest {
    /// The address of the account; one that nobody has is answered alike.
    email: String,
}

/// Sends the person a letter with a link, good once and for seven days, to set a password.
#[utoipa::path(post, path = "/staff/{staffId}/invitation", tag = "staff",
    params(("staffId" = Uuid, Path)),
    responses((status = 204, description = "Done; there is nothing to show")))]
pub async fn invitation(
    can: Can<rights::ManageOrganisations>,
    state: web::Data<AppState>,
    id: web::Path<String>,
) -> Result<HttpResponse, Problem> {
    let id = id
        .parse()
        .map_err(|_no_id: uuid::Error| Problem::not_found())?;
    let (scope, shared) = (can.scope(), state.clone());
    run_detached(async move {
        let mut conn = shared.db.get().await?;
        let account = find_account(&mut conn, &scope, id).await?;
        let account = account.ok_or_else(Problem::not_found)?;
        let now = shared.clock.now();
        invite(&mut conn, &shared.keys, &account, scope.staff, now).await
    })
    .await?;
    state.letters.notify_one();
    Ok(HttpResponse::NoContent().finish())
}

/// Sends a letter with a link, good once and for an hour, if an account has the address. The answer is the same
/// whether or not.
#[utoipa::path(post, path = "/password-resets", tag = "tokens", request_body = PasswordResetRequest,
    responses((status = 202, description = "Taken; there is nothing to show")))]
pub async fn reset(
    state: web::Data<AppState>,
    request: HttpRequest,
    body: Body<PasswordResetRequest>,
) -> Result<HttpResponse, Problem> {
    let input = body.read()?;
    send_later(&state, &request, &input.email)?;
    Ok(HttpResponse::Accepted().finish())
}
