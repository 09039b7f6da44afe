//! `/{lang}/desk/blocks/new`: a helper's hours of one day cut into slots, each shown before it is made.

pub mod form;
pub mod page;
pub mod show;
mod submit;
