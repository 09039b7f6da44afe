//! A session's page shown again with what could not be done.

use actix_web::{HttpRequest, HttpResponse};

use super::input::RosterInput;
use super::show;
use crate::platform::auth::Actor;
use crate::platform::problem::Problem;
use crate::platform::state::AppState;

/// The page again with what was typed.
///
/// # Errors
/// Any problem that the form can neither mend nor explain.
pub async fn redisplay(
    state: &AppState,
    request: &HttpRequest,
    actor: &Actor,
    problem: Problem,
    typed: RosterInput,
) -> Result<HttpResponse, Problem> {
    if ![409, 422].contains(&problem.kind.status) {
        return Err(problem);
    }
    let mut conn = state.db.get().await?;
    let input = RosterInput {
        problem: Some(problem),
        ..typed
    };
    show::answer(&mut conn, state, request, actor, &input).await
}

/// The page again after a form of buttons alone: there is nothing typed to keep.
///
/// # Errors
/// As [`redisplay`].
pub async fn refuse(
    state: &AppState,
    request: &HttpRequest,
    actor: &Actor,
    problem: Problem,
) -> Result<HttpResponse, Problem> {
    redisplay(state, request, actor, problem, RosterInput::default()).await
}
