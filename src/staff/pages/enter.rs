//! Signs somebody in with what was typed into a sign-in page, in one step or two. The sign-in page calls it, and the
//! middleware for a form that waits.

use actix_web::{HttpRequest, web};

use super::enter_by_code::enter_by_code;
use super::enter_by_password::enter_by_password;
use super::entered::{Browser, Entered};
use super::entering::Entering;
use super::views::PROOF;
use crate::platform::ids::StaffId;
use crate::platform::input::form::Form;
use crate::platform::problem::Problem;
use crate::platform::state::AppState;
use crate::staff::second_step::{FirstStepProof, is_on};
use crate::staff::sign_in::note_sign_in;

/// Checks `email` and `password`, or `proof` and `code` of whoever has come that far.
///
/// # Errors
/// 422 an empty field or a wrong code, 401 a wrong password or a first step of long ago, 429 too many tries.
pub async fn enter(
    request: &HttpRequest,
    state: &web::Data<AppState>,
    form: &Form,
) -> Result<Entering, Problem> {
    match form.get(PROOF) {
        Some(_) => Ok(Entering::Entered(
            enter_by_code(request, state, form).await?,
        )),
        None => enter_by_password(request, state, form).await,
    }
}

/// Begins a sign-in of somebody who has just taken the first step in another way than at the sign-in page.
///
/// # Errors
/// Of the database.
pub async fn begin(
    request: &HttpRequest,
    state: &web::Data<AppState>,
    account: StaffId,
    email: &str,
) -> Result<Entering, Problem> {
    let now = state.clock.now();
    let mut conn = state.db.get().await?;
    if is_on(&mut conn, account).await? {
        let proof = FirstStepProof::issue(&mut conn, &state.keys, account, now).await?;
        return Ok(Entering::CodeNeeded(proof));
    }
    note_sign_in(&mut conn, account, now).await?;
    drop(conn);
    let id = Browser::of(request).begin(state, account).await?;
    Ok(Entering::Entered(Entered::of(state, id, email)?))
}
