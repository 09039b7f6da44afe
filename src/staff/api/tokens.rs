//! The tokens' API, for programs that act as a member of staff.

use actix_web::{HttpRequest, HttpResponse, web};

use crate::platform::auth::{Bearer, Caller, sign_in_first};
use crate::platform::http::request::body::Body;
use crate::platform::http::request::run_detached;
use crate::platform::ids::StaffId;
use crate::platform::limit::Limited;
use crate::platform::problem::{Problem, SECOND_STEP_FIRST};
use crate::platform::state::AppState;
use crate::staff::actor::load_actor;
use crate::staff::problems::CODE_NEEDED;
use crate::staff::request::TokenRequest;
use crate::staff::sign_in::{
    AttemptPlace, FirstStep, NewToken, SignInCredentials, TypedCode, check_code, check_password,
    issue_token, revoke_token, to_time_delta,
};
use crate::staff::view::TokenView;

/// Issues a token for an e-mail address and a password, and for a code where the account takes two steps.
#[utoipa::path(post, path = "/tokens", tag = "tokens", request_body = TokenRequest,
    responses((status = 201, description = "The token, shown this once", body = TokenView)))]
pub async fn create(
    state: web::Data<AppState>,
    request: HttpRequest,
    body: Body<TokenRequest>,
) -> Result<HttpResponse, Problem> {
    state.limits.check(&request, Limited::SignIn)?;
    let input = body.read()?;
    let at = AttemptPlace {
        device: None,
        network: state.limits.network_of(&request),
    };
    let shared = state.clone();
    let view = run_detached(async move {
        let account = sign_in(&shared, input, at).await?;
        require_second_step(&shared, account).await?;
        issue(&shared, account).await
    })
    .await?;
    state.limits.give_back(&request, Limited::SignIn, 1);
    Ok(HttpResponse::Created().json(view))
}

/// Both steps, where the account takes two.
async fn sign_in(
    state: &AppState,
    input: TokenRequest,
    at: AttemptPlace,
) -> Result<StaffId, Problem> {
    let (now, keys) = (state.clock.now(), &state.keys);
    let credentials = SignInCredentials {
        email: input.email.clone(),
        password: input.password,
        at: at.clone(),
    };
    let step = check_password(&state.db, keys, &state.passwords, credentials, now).await?;
    let staff = match step {
        FirstStep::SignsIn(staff) => return Ok(staff),
        FirstStep::CodeNeeded(staff) => staff,
    };
    let code = input.totp.ok_or_else(code_needed)?;
    let typed = TypedCode {
        staff,
        email: &input.email,
        code: &code,
        at,
    };
    let mut conn = state.db.get().await?;
    check_code(&mut conn, keys, &typed, now).await?;
    Ok(staff)
}

/// Nothing could be done with the token of somebody who owes a second step.
async fn require_second_step(state: &AppState, account: StaffId) -> Result<(), Problem> {
    let mut conn = state.db.get().await?;
    let actor = load_actor(&mut conn, account).await?;
    match actor.is_some_and(|actor| actor.owes_second_step) {
        true => Err(Problem::new(&SECOND_STEP_FIRST)),
        false => Ok(()),
    }
}

fn code_needed() -> Problem {
    Problem::new(&CODE_NEEDED).header("WWW-Authenticate", "Bearer")
}

async fn issue(state: &AppState, account: StaffId) -> Result<TokenView, Problem> {
    let now = state.clock.now();
    let expires_at = now + to_time_delta(state.config.sign_in.absolute);
    let mut conn = state.db.get().await?;
    let new = NewToken {
        name: "api".to_owned(),
        scopes: Vec::new(),
        expires_at,
        by_provider: false,
    };
    let token = issue_token(&mut conn, account, &new, now).await?.text;
    Ok(TokenView { token, expires_at })
}

/// Ends the token that the request came with.
#[utoipa::path(delete, path = "/tokens/current", tag = "tokens",
    responses((status = 204, description = "Done; there is nothing to show")))]
pub async fn revoke(
    caller: Caller,
    bearer: Bearer,
    state: web::Data<AppState>,
) -> Result<HttpResponse, Problem> {
    let (Some(_), Some(token)) = (caller.0, bearer.0) else {
        return Err(sign_in_first());
    };
    let mut conn = state.db.get().await?;
    revoke_token(&mut conn, &token).await?;
    Ok(HttpResponse::NoContent().finish())
}
