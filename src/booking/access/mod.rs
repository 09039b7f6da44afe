//! Who may see or change what in this slice: one booking, a session to book in, a roster.
//! What a caller may not see is answered as if it were not there.
//! API, pages and desk ask this before anything else; only here and there is HTTP known.

mod holder;
mod look_up;
mod roster;
mod session;

use actix_web::HttpRequest;

pub use holder::{AuthorisedBooking, Credentials, Holder, authorise, open_with_token, record_look};
pub use look_up::look_up_counted;
pub use roster::{RosterAccess, authorise_roster};
pub use session::{
    CancellableSession, VisibleSession, serving_staff, session_to_cancel, visible_session,
};

/// An id in a path; what is no id names nothing.
pub fn path_id(request: &HttpRequest, name: &str) -> Option<uuid::Uuid> {
    request
        .match_info()
        .get(name)
        .and_then(|text| text.parse().ok())
}
