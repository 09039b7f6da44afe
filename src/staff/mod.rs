//! The people who work at the desk: accounts, grants, signing in. Others see only an `Actor`.

mod actor;
mod guard;
mod identify;
mod model;
pub mod pages;
mod problems;
mod recognise;
mod sign_in;
mod tokens;
mod tries;

pub use actor::actor;
pub use guard::guard_forms;
pub use identify::identify;
pub use problems::KINDS;
