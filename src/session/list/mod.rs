//! The list of sessions: the filter, the ids of a page, joined and related rows.
//! The API, the pages and the desk read it, each with a scope of its own.

pub mod begun_courses;
mod conditions;
pub mod course_seats;
pub mod filter;
pub mod helped_by;
pub mod ids;
mod named;
pub mod page;
pub mod related;
pub mod request;
pub mod rows;
