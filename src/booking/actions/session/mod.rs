//! What happens to a whole session and so to everybody booked in it: changed, or cancelled.
//! The session slice writes the session; here people are notified in the same transaction.

mod cancel;
mod cancel_several;
mod change;
mod change_several;
mod guard;
mod import;
mod message;
mod notified;
mod places;
mod planned;
mod planned_cover;
mod preview;
mod substitute;

pub use cancel::cancel_session;
pub use cancel_several::{CancelledOne, cancel_sessions, preview_cancellations};
pub use change::{ChangeOutcome, change_session};
pub use change_several::{ChangedOne, change_sessions, preview_changes};
pub use import::{Imported, import_sessions};
pub use message::{MessageTo, NewMessage, SentMessage, preview_message, send_message};
pub use notified::{NotifiedCounts, would_be_told};
pub use planned::{plan_session_change, plan_session_changes};
pub use planned_cover::{SubstitutionsRequest, plan_cover};
pub use preview::{ChangePreview, preview_change};
pub use substitute::{
    Colleagues, Cover, CoverOutcome, Covered, HelperAway, cover_sessions, preview_cover,
};
