//! `/{lang}/desk/proposals`: what waits to be published, each with what was changed since it was proposed; the chosen
//! ones are published in one act.

pub mod page;
mod screen;
pub mod show;
pub mod submit;

pub use screen::waiting;
pub use show::PATH;
