//! `/{lang}/desk/helper-skills/{staffId}`: what a helper can.

pub mod page;
pub mod screen;
