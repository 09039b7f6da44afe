//! The count of a session: how many came, counted or estimated, in versions.
//! Nothing is overwritten: a correction is the next version. The API and the roster count.

pub mod history;
pub mod model;
mod plausible;
pub mod put;
pub mod request;
pub mod walk_ins;
