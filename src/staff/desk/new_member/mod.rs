//! `/{lang}/desk/staff/new`: somebody new, with a first role.

pub mod page;
pub mod show;
pub mod submit;
