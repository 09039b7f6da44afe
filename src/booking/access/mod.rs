//! Who may see or change what in this slice: one booking, a session to book in, a roster.
//! What a caller may not see is answered as if it were not there.
//! API, pages and desk ask this before anything else, and read the path and answer a form here.

mod bad_token;
mod holder;
mod look_up;
mod public_try;
mod requested;
mod roster;
mod session;

pub use crate::platform::ui::refused::see_other;
pub use bad_token::mark_bad_tokens;
pub use holder::{AuthorisedBooking, Credentials, Holder, authorise, open_with_token, record_look};
pub use look_up::look_up_counted;
pub use public_try::PublicTry;
pub use requested::{path_id, requested_booking};
pub use roster::{RosterAccess, authorise_roster};
pub use session::{
    CancellableSession, VisibleSession, serving_staff, session_to_cancel, session_to_serve,
    visible_session,
};
