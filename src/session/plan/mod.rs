//! From a request to a `NewSession`: what is written, checked, with everything it refers to found.
//! Nothing is stored here. The API and the form of the desk plan, `actions` carries the plan out.

pub mod booking_rules;
pub mod bounds;
pub mod change;
pub mod copy;
pub mod current;
mod equipment;
pub mod new_session;
pub mod organisers;
pub mod owner;
pub mod parse;
pub mod particulars;
pub mod patch;
mod patch_schema;
pub mod references;
pub mod request;
pub mod session_part;
pub mod texts;
pub mod timing;

pub use patch_schema::SessionPatch;
