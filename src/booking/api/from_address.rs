//! A look-up as it comes from a network address: its misses are counted, so that one machine cannot try
//! number after number.

use actix_web::HttpRequest;

use crate::booking::lookup;
use crate::booking::model::Booking;
use crate::booking::problems::{ASK_THE_DESK, NO_SUCH_BOOKING, WAIT};
use crate::platform::auth::Caller;
use crate::platform::limit::Limited;
use crate::platform::problem::Problem;
use crate::platform::state::AppState;

/// Looks a booking up by number and PIN. Counted before anything is compared, so that parallel guesses
/// share one allowance, and taken back when it was no miss. Staff who are signed in are not counted.
///
/// # Errors
/// As [`lookup::look_up`]; 429 when the address has missed too often.
pub(in crate::booking) async fn look_up(
    (caller, request): (&Caller, &HttpRequest),
    state: &AppState,
    number_and_pin: (&str, &str),
) -> Result<Booking, Problem> {
    if caller.0.is_some() {
        return find(state, number_and_pin).await;
    }
    state.limits.check(request, Limited::LookUp)?;
    let found = find(state, number_and_pin).await;
    if !found.as_ref().is_err_and(is_miss) {
        state.limits.take_back(request, Limited::LookUp);
    }
    found
}

async fn find(state: &AppState, number_and_pin: (&str, &str)) -> Result<Booking, Problem> {
    let mut conn = state.db.get().await?;
    lookup::look_up(&mut conn, &state.keys, number_and_pin, state.clock.now()).await
}

/// Who asks for a number that waits has guessed as well.
fn is_miss(problem: &Problem) -> bool {
    [&NO_SUCH_BOOKING, &WAIT, &ASK_THE_DESK].contains(&problem.kind)
}
