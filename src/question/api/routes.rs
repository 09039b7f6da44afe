//! Which paths this slice answers, and who may call them.

use actix_web::web;
use utoipa::OpenApi;

use super::questions;
use crate::platform::auth::Permission;
use crate::platform::http::routing::{Access, Endpoint, delete, get, post};
use crate::platform::problem::{NOT_FOUND, WRONG_STATE};
use crate::question::request::QuestionRequest;
use crate::question::view::QuestionView;

/// The endpoints, below `/api/v1`.
#[must_use]
pub fn endpoints() -> Vec<Endpoint> {
    let serve = Access::Staff(Permission::ServePeople);
    vec![
        get("/questions", serve, || web::to(questions::list)).refuses(&[&NOT_FOUND]),
        post("/questions", serve, || web::to(questions::create)).refuses(&[&NOT_FOUND]),
        delete("/questions/{questionId}", serve, || {
            web::to(questions::take_back)
        })
        .refuses(&[&WRONG_STATE]),
    ]
}

/// This slice's part of the `OpenAPI` document.
#[derive(OpenApi)]
#[openapi(
    paths(questions::list, questions::create, questions::take_back),
    components(schemas(QuestionRequest, QuestionView))
)]
pub struct QuestionApiDoc;
