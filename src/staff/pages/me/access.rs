//! `POST …/tokens/{tokenId}/end`, `…/sign-ins/{signInId}/end` and `…/sign-ins/end`: each is one button.

use actix_web::{HttpMessage, HttpRequest, HttpResponse, web};
use uuid::Uuid;

use super::screen::PATH;
use crate::platform::auth::csrf::SignIn;
use crate::platform::auth::{Caller, sign_in_first};
use crate::platform::http::request::form_body::FormBody;
use crate::platform::http::request::run_detached;
use crate::platform::problem::Problem;
use crate::platform::state::AppState;
use crate::platform::ui::Layout;
use crate::staff::actions::{Ended, end_own_sign_ins, revoke_own_token};
use crate::staff::pages::answer::redirect;

pub async fn revoke_token(
    caller: Caller,
    state: web::Data<AppState>,
    request: HttpRequest,
    form_body: FormBody,
) -> Result<HttpResponse, Problem> {
    let staff = caller.0.ok_or_else(sign_in_first)?.id;
    let id = id_in_path(&request, "tokenId")?;
    form_body.read_pressed("me-token-end")?;
    let shared = state.clone();
    run_detached(async move {
        let mut conn = shared.db.get().await?;
        revoke_own_token(&mut conn, staff, id, shared.clock.now()).await
    })
    .await?;
    back(&request, &state, "token-ended")
}

pub async fn end_sign_in(
    caller: Caller,
    state: web::Data<AppState>,
    request: HttpRequest,
    form_body: FormBody,
) -> Result<HttpResponse, Problem> {
    let id = id_in_path(&request, "signInId")?;
    end(caller, state, request, form_body, Ended::One(id)).await
}

pub async fn end_other_sign_ins(
    caller: Caller,
    state: web::Data<AppState>,
    request: HttpRequest,
    form_body: FormBody,
) -> Result<HttpResponse, Problem> {
    let this = request.extensions().get::<SignIn>().map(|one| one.id_hash);
    end(caller, state, request, form_body, Ended::Others(this)).await
}

async fn end(
    caller: Caller,
    state: web::Data<AppState>,
    request: HttpRequest,
    form_body: FormBody,
    ended: Ended,
) -> Result<HttpResponse, Problem> {
    let staff = caller.0.ok_or_else(sign_in_first)?.id;
    form_body.read_pressed("me-sign-in-end")?;
    let shared = state.clone();
    run_detached(async move {
        let mut conn = shared.db.get().await?;
        end_own_sign_ins(&mut conn, staff, ended, shared.clock.now()).await
    })
    .await?;
    back(&request, &state, "signed-out")
}

fn id_in_path(request: &HttpRequest, name: &str) -> Result<Uuid, Problem> {
    let id = request.match_info().get(name).unwrap_or_default();
    Uuid::try_parse(id).map_err(|_no_id| Problem::not_found())
}

fn back(request: &HttpRequest, state: &AppState, done: &str) -> Result<HttpResponse, Problem> {
    let layout = Layout::asked(request, state, PATH)?;
    Ok(redirect(&format!("{}?done={done}", layout.url(PATH)), &[]))
}
