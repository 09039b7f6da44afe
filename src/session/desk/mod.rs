//! What staff see of sessions: their list, and the form for a new one.

mod new;
mod views;

pub use new::{Clash, NewSessionForm, NewSessionOptions, NewSessionPage};
pub use views::{DeskDay, DeskPage, DeskSession, Tile};
