//! What every request passes before its handler: who calls, then whether a page may be reached.

mod area;
mod authenticate;
mod guard_pages;

pub use authenticate::{COOKIE, authenticate};
pub use guard_pages::guard_pages;
