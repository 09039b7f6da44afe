//! Where the pages of the desk are.

use actix_web::HttpRequest;
use uuid::Uuid;

use crate::booking::calls::{CallFilter, CallProgress};
use crate::booking::model::Booking;
use crate::booking::notify::LetterKind;
use crate::platform::ids::{BookingId, SessionId};
use crate::platform::problem::Problem;
use crate::platform::state::AppState;
use crate::platform::ui::Layout;
use crate::session::Session;

/// The path of a session's roster, after the language.
pub fn roster_path(session: &Session) -> String {
    format!("/desk/sessions/{}", session.id)
}

/// Where somebody stands on a roster's page.
pub fn place_of(booking: BookingId) -> String {
    format!("#here-{booking}")
}

/// Where "had to refuse" is counted, after the language.
pub fn refusals_path(session: &Session) -> String {
    format!("{}/refusals", roster_path(session))
}

/// The path of the page that releases the seats of those who did not come, after the language.
pub fn release_path(session: &Session) -> String {
    format!("{}/release", roster_path(session))
}

/// The path of the page that books a paper list, after the language.
pub fn name_list_path(session: &Session) -> String {
    format!("{}/list", roster_path(session))
}

/// The path of the form that takes a walk-in back, after the language.
pub fn take_back_path(session: &Session, walk_in: Uuid) -> String {
    format!("{}/walk-ins/{walk_in}/removal", roster_path(session))
}

/// The path of a booking's page, after the language.
pub fn booking_path(booking: &Booking) -> String {
    format!("/desk/bookings/{}", booking.id)
}

/// The path of the page that moves a booking, after the language.
pub fn move_path(booking: &Booking) -> String {
    format!("{}/move", booking_path(booking))
}

/// The page that finds a time for a caller.
pub const FIND: &str = "/desk/book";

/// The page to ring from.
pub const CALLS: &str = "/desk/call-tasks";

/// The letters that did not arrive.
pub const LETTERS: &str = "/desk/letters";

/// What an organisation says in its letters in its own words.
pub const OWN_TEXTS: &str = "/desk/letter-texts";

/// The same of one organisation, after the language.
pub fn own_texts_path(organisation: &str) -> String {
    format!("{OWN_TEXTS}?organisation={organisation}")
}

/// The page of its text for letters of a kind, after the language.
pub fn own_text_path(organisation: &str, kind: LetterKind) -> String {
    format!("{OWN_TEXTS}/{organisation}/{kind}")
}

/// The page that says what holds of topics in one session, after the language.
pub fn topics_path(session: SessionId) -> String {
    format!("/desk/sessions/{session}/topics")
}

/// The page that changes a session, after the language.
pub fn change_session_path(session: SessionId) -> String {
    format!("/desk/sessions/{session}/change")
}

/// The page that cancels a session, after the language.
pub fn cancel_session_path(session: SessionId) -> String {
    format!("/desk/sessions/{session}/cancellation")
}

/// The page that sends a message to everybody booked, after the language.
pub fn message_path(session: SessionId) -> String {
    format!("/desk/sessions/{session}/message")
}

/// What became of telling people of a session, after the language.
pub fn told_path(session: SessionId) -> String {
    format!("/desk/sessions/{session}/told")
}

/// The page that covers the sessions of a helper who is ill.
pub const SUBSTITUTIONS: &str = "/desk/substitutions";

/// The page that cancels several sessions.
pub const CANCELLATIONS: &str = "/desk/cancellations";

/// A path of the call list with its filter, and what else its query says.
pub fn filtered(path: &str, filter: &CallFilter, more: &[(&str, &str)]) -> String {
    let venue = filter.venue.map(|id| ("venue", id.to_string()));
    let session = filter.session.map(|id| ("session", id.to_string()));
    let state = (filter.progress != CallProgress::Open)
        .then(|| ("state", filter.progress.name().to_owned()));
    let asked = [venue, session, state].into_iter().flatten();
    let more = more
        .iter()
        .map(|(name, value)| (*name, (*value).to_owned()));
    let all: Vec<String> = asked
        .chain(more)
        .map(|(name, value)| format!("{name}={value}"))
        .collect();
    match all.is_empty() {
        true => path.to_owned(),
        false => format!("{path}?{}", all.join("&")),
    }
}

/// A session's part of the call list, after the language.
pub fn calls_of_session_path(session: SessionId) -> String {
    format!("{CALLS}?session={session}")
}

/// What to hang up at the door of a session, after the language.
pub fn door_path(session: SessionId) -> String {
    format!("/desk/sessions/{session}/door")
}

/// The roster's address in the language of the request.
pub fn roster_url(
    request: &HttpRequest,
    state: &AppState,
    session: &Session,
) -> Result<String, Problem> {
    let layout = Layout::asked(request, state, roster_path(session))?;
    Ok(layout.url(&layout.path))
}
