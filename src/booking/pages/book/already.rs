//! One intent, one booking: whoever booked, went back and pressed again is shown the booking they have.
//! The cookie of the confirmation tells; without it, or with another name, it is a booking of its own, for at a
//! library's computer it is the next visitor.

use actix_web::HttpRequest;
use chrono::{DateTime, Utc};

use crate::booking::pages::visit::Visit;
use crate::booking::problems::ALREADY_BOOKED;
use crate::platform::ids::SessionId;
use crate::platform::problem::Problem;
use crate::platform::state::AppState;

/// Refuses a second booking of the same name in the same session by the same visitor.
///
/// # Errors
/// 409 with the number of the booking they have.
pub async fn refuse_second(
    state: &AppState,
    request: &HttpRequest,
    session: SessionId,
    name: &str,
    now: DateTime<Utc>,
) -> Result<(), Problem> {
    let Some(Visit { booking, .. }) = Visit::any(state, request, now).await? else {
        return Ok(());
    };
    let same_name = booking.name.as_deref().map(folded) == Some(folded(name));
    if booking.session_id == session && booking.is_live() && same_name {
        return Err(Problem::new(&ALREADY_BOOKED).fact("number", booking.number));
    }
    Ok(())
}

/// A name as one looks for it: neither case nor spaces matter.
fn folded(name: &str) -> String {
    let words: Vec<String> = name.split_whitespace().map(str::to_lowercase).collect();
    words.join(" ")
}
