//! What can be done with a booking or a session's bookings: one verb a file.
//! Each runs in a transaction under the session's lock, and once done says so again without doing it.
//! API, pages and desk call these; staff's acts are recorded, people are notified.

mod accept;
mod cancel;
mod cancel_several;
mod change;
mod discretion;
mod move_booking;
mod move_targets;
mod new_pin;
mod perform;
mod resend;
mod resolve;
mod ring_instead;
mod session;
mod transition;
mod write_own_text;

pub use cancel::{Cancellation, cancel_booking};
pub use cancel_several::cancel_several;
pub use change::change_booking;
pub use discretion::set_discreet;
pub use move_booking::move_booking;
pub use move_targets::sessions_to_move_to;
pub use new_pin::renew_pin;
pub use perform::perform;
pub use resend::{resend, resend_last};
pub use resolve::{Resolution, resolve};
pub use ring_instead::ring_instead;
pub use session::{
    CancelledOne, ChangeOutcome, ChangePreview, ChangedOne, Colleagues, Cover, CoverOutcome,
    Covered, HelperAway, Imported, MessageTo, NewMessage, NotifiedCounts, SentMessage,
    SubstitutionsRequest, cancel_session, cancel_sessions, change_session, change_sessions,
    cover_sessions, import_sessions, plan_cover, plan_session_change, plan_session_changes,
    preview_cancellations, preview_change, preview_changes, preview_cover, preview_message,
    send_message, would_be_told,
};
pub use write_own_text::{OwnTextChange, write_own_text};
