//! A look-up by number and PIN as it comes from a network address.
//! Its misses are counted there, so that one machine cannot try number after number.
//! API and pages look bookings up through this.

use actix_web::HttpRequest;

use crate::booking::code::{TypedCode, look_up};
use crate::booking::model::Booking;
use crate::booking::problems::{ASK_THE_DESK, NO_SUCH_BOOKING, WAIT};
use crate::platform::auth::Caller;
use crate::platform::limit::Limited;
use crate::platform::problem::Problem;
use crate::platform::state::AppState;

/// Looks a booking up. Counted before anything is compared, so that parallel guesses share one
/// allowance, and taken back when it was no miss. Staff who are signed in are not counted.
///
/// # Errors
/// As [`look_up`]; 429 when the address has missed too often.
pub async fn look_up_counted(
    state: &AppState,
    request: &HttpRequest,
    caller: &Caller,
    typed: TypedCode<'_>,
) -> Result<Booking, Problem> {
    if caller.0.is_some() {
        return find(state, caller, typed).await;
    }
    state.limits.check(request, Limited::LookUp)?;
    let found = find(state, caller, typed).await;
    if !found.as_ref().is_err_and(is_miss) {
        state.limits.give_back(request, Limited::LookUp, 1);
    }
    found
}

async fn find(state: &AppState, caller: &Caller, typed: TypedCode<'_>) -> Result<Booking, Problem> {
    let by = caller.0.as_ref().map(|actor| actor.id);
    let mut conn = state.db.get().await?;
    look_up(&mut conn, &state.keys, typed, by, state.clock.now()).await
}

/// Who asks for a number that waits has guessed as well.
fn is_miss(problem: &Problem) -> bool {
    [&NO_SUCH_BOOKING, &WAIT, &ASK_THE_DESK].contains(&problem.kind)
}
