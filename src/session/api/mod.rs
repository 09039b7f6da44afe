//! The API's endpoints for sessions, one file for each resource or verb.

pub mod absences;
pub mod copy;
mod count;
mod count_view;
pub mod create;
mod equipment;
pub mod helper_hours;
pub mod helper_skills;
pub mod list;
mod places;
pub mod publish;
pub mod remove;
pub mod routes;
mod series;
pub mod show;
pub mod templates;
