//! Questions across all tables: how many came, how sure that is, and what must stay hidden.
//!
//! `figures` has one record for each session, live or frozen; `reader` decides whose records
//! somebody sees; `table` adds them up by group, and `suppress` takes out what is small.

mod api;
mod csv;
mod edition;
mod figures;
pub mod pages;
mod people;
mod read;
mod reader;
mod submit;
mod suppress;
mod table;
mod view;
mod whose;

use utoipa::OpenApi;

use crate::platform::auth::Permission;
use crate::platform::http::routing::{Access, Endpoint, get, post};

pub use submit::{Submission, Submitted, submit};

/// The pages of this slice.
#[must_use]
pub fn pages() -> Vec<Endpoint> {
    pages::endpoints()
}

/// The routes of this slice.
#[must_use]
pub fn endpoints() -> Vec<Endpoint> {
    vec![
        get(
            "/campaigns/{slug}/editions/{edition}/report",
            Access::Either(Permission::ReadReports, Permission::RunCampaigns),
            || actix_web::web::to(api::report),
        ),
        post(
            "/campaigns/{slug}/editions/{edition}/submission",
            Access::Staff(Permission::Administer),
            || actix_web::web::to(api::hand_in),
        ),
    ]
}

/// This slice's part of the API's description.
#[derive(OpenApi)]
#[openapi(
    paths(api::report, api::hand_in),
    components(schemas(
        view::ReportView,
        view::RowView,
        api::SubmissionRequest,
        api::SubmissionView
    ))
)]
pub struct Doc;
