//! The API's endpoints for sessions, one file for each resource or verb.

mod change_venue;
pub mod count;
mod count_request;
mod count_view;
pub mod create;
pub mod list;
pub mod publish;
pub mod routes;
mod series;
pub mod show;
