//! View models that API, pages and letters share.
//! Read-only: what a booking, its session and its waiting place look like to whoever may see them.
//! Endpoints lay these out; nothing here decides.

mod alternatives;
mod booking_view;
mod promise;
mod refusal_text;
mod session_details;
mod session_view;
mod slip;
mod standing;

pub use alternatives::{Alternative, SessionChoice, alternative_sessions, alternatives};
pub use booking_view::{BookingView, ContactView, ViewContext};
pub use promise::{next_news, rings};
pub use refusal_text::RefusalText;
pub use session_details::{SessionDetails, VisitFacts};
pub use session_view::{SessionOfBooking, VenueOfBooking, own_place, title};
pub use slip::{SlipFacts, SlipPage, load_slip};
pub use standing::{Standing, standing, waiting_position};
