//! Which paths this slice answers, and who may call them.

use actix_web::web;
use utoipa::OpenApi;

use super::{reports, submissions};
use crate::platform::auth::Permission;
use crate::platform::http::routing::{Access, Endpoint, get, post};
use crate::platform::problem::NOT_ACCEPTABLE;
use crate::report::request::SubmissionRequest;
use crate::report::view::{ReportView, RowView, SubmissionView};

/// The endpoints, below `/api/v1`.
#[must_use]
pub fn endpoints() -> Vec<Endpoint> {
    vec![
        get(
            "/campaigns/{slug}/editions/{edition}/report",
            Access::Either(Permission::ReadReports, Permission::RunCampaigns),
            || web::to(reports::show),
        )
        .refuses(&[&NOT_ACCEPTABLE]),
        post(
            "/campaigns/{slug}/editions/{edition}/submission",
            Access::Staff(Permission::Administer),
            || web::to(submissions::create),
        ),
    ]
}

/// This slice's part of the `OpenAPI` document.
#[derive(OpenApi)]
#[openapi(
    paths(reports::show, submissions::create),
    components(schemas(ReportView, RowView, SubmissionRequest, SubmissionView))
)]
pub struct ReportApiDoc;
