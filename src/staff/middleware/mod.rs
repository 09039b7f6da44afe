//! What every request passes before its handler: who calls, then whether a page may be reached and whether
//! a form may be carried out.

mod area;
mod authenticate;
mod desk_form;
mod guard_pages;

pub use authenticate::authenticate;
pub use guard_pages::guard_pages;
