//! The calls that staff make: who is to be told what, and what came of it.
//! A call that five tries did not reach, or whose session has begun, was given up; that is computed, not stored.
//! `api` and `desk` work through this; `notify` writes what there is to tell.

mod asked;
mod attempt;
mod count;
mod find;
mod list;
mod look;
mod outcome;
mod progress;
mod script;
mod shown;
mod standing;
mod take_back;
mod task;

pub use attempt::{NewAttempt, record_attempt};
pub use count::{CallsLeft, calls_left, due_calls, given_up_calls};
pub use find::find_call;
pub use list::{CallFilter, list_calls};
pub use look::record_look;
pub use outcome::CallOutcome;
pub use progress::CallProgress;
pub use script::{Said, Script};
pub use shown::{CallSessions, ShownCall};
pub use take_back::take_attempt_back;
pub use task::{Attempt, CallTask, attempts_of};
