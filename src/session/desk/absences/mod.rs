//! `/{lang}/desk/absences`: who is away and when, noted and taken back.

pub mod page;
mod screen;
pub mod show;
pub mod submit;
