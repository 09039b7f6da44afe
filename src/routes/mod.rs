//! Every URL. The API's endpoints and the pages come from the slices; what belongs to no slice is
//! here. The server registers the rows of `table`, and the tests read them.

mod api_info;
mod bounces;
pub mod dev;
pub mod health;
mod landing;
mod near_miss;
pub mod openapi;
mod problem_kinds;
pub mod problem_pages;
mod well_known;

use actix_web::{HttpResponse, web};

use crate::platform::config::Environment;
use crate::platform::http::routing::{self, Endpoint};
use crate::platform::problem::Problem;
use crate::platform::state::AppState;
use crate::platform::ui::serve_assets;
use crate::{booking, campaign, organisation, question, report, session, staff, venue};

pub use landing::NoTasksPage;
pub use near_miss::{PagePaths, redirect_or_not_found};
pub use problem_kinds::problem_kinds;

/// The prefix of the API's paths.
const API: &str = "/api/v1";

/// The API, without `/api/v1`. A request's path is compared in this order, so what a rush asks for
/// comes first.
#[must_use]
pub fn api() -> Vec<Endpoint> {
    let slices: Vec<Vec<Endpoint>> = vec![
        booking::endpoints(),
        session::endpoints(),
        api_info::endpoints(),
        openapi::endpoints(),
        organisation::endpoints(),
        staff::endpoints(),
        venue::endpoints(),
        campaign::endpoints(),
        report::endpoints(),
        question::endpoints(),
    ];
    slices.into_iter().flatten().collect()
}

/// The document of the API.
#[must_use]
pub fn document() -> serde_json::Value {
    openapi::document(&api())
}

/// Pages and health checks, with their whole paths.
#[must_use]
pub fn pages(environment: Environment) -> Vec<Endpoint> {
    let mut slices = vec![
        health::endpoints(),
        bounces::endpoints(),
        landing::endpoints(),
        problem_pages::endpoints(),
        well_known::endpoints(),
        organisation::pages::endpoints(),
        organisation::desk::endpoints(),
        session::pages::endpoints(),
        session::feeds::endpoints(),
        session::desk::endpoints(),
        staff::pages::endpoints(),
        staff::desk::endpoints(),
        booking::pages::endpoints(),
        booking::desk::endpoints(),
        campaign::desk::endpoints(),
        report::pages::endpoints(),
        question::desk::endpoints(),
    ];
    if environment == Environment::Development {
        slices.push(dev::endpoints());
    }
    slices.into_iter().flatten().collect()
}

/// Every endpoint with its whole path.
#[must_use]
pub fn table(environment: Environment) -> Vec<(String, Endpoint)> {
    let api = api()
        .into_iter()
        .map(|endpoint| (format!("{API}{}", endpoint.path), endpoint));
    let pages = pages(environment)
        .into_iter()
        .map(|endpoint| (endpoint.path.to_owned(), endpoint));
    api.chain(pages).collect()
}

/// Registers everything with a server.
pub fn register(state: &AppState, config: &mut web::ServiceConfig) {
    let environment = state.config.environment;
    config.service(
        web::scope(API)
            .app_data(web::Data::new(openapi::DocumentSource(document)))
            .configure(|config| routing::register(API, api(), config))
            .default_service(web::to(not_found)),
    );
    routing::register("", pages(environment), config);
    serve_assets(&state.branding, config);
}

/// Answers 404 where no route matches.
///
/// # Errors
/// Always.
pub async fn not_found() -> Result<HttpResponse, Problem> {
    Err(Problem::not_found())
}
