//! `/{lang}/desk/series/{seriesId}`: the dates of a series, made and left out, and what can be done with all of them.

pub mod page;
pub mod publish;
pub mod show;
