//! The list of a session on paper, to tick off where there is no screen: as little of a name as tells people apart.

pub mod page;
mod short_name;
pub mod show;
