//! One booking on the pages: seen, printed, cancelled, an offer answered.

pub mod actions;
pub mod cancelled_page;
mod number;
pub mod page;
pub mod show;
pub mod slip;
