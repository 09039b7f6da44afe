//! Every URL. The API's endpoints and the pages come from the slices; what belongs to no slice
//! stands here. `table` is what the server registers and what the tests read.

mod api_info;
pub mod dev;
pub mod health;
mod landing;
pub mod openapi;
pub mod problem_pages;
mod standing_pages;

use actix_web::{HttpResponse, web};

use crate::platform::config::Environment;
use crate::platform::http::routing::{self, Endpoint};
use crate::platform::problem::{Kind, Problem};
use crate::platform::state::AppState;
use crate::platform::ui::assets;
use crate::{booking, campaign, organisation, report, session, staff, venue};

/// What every path of the API begins with.
const API: &str = "/api/v1";

/// The API, without `/api/v1`. A path is looked for in this order, so what a rush asks for comes
/// first.
#[must_use]
pub fn api() -> Vec<Endpoint> {
    let slices: Vec<Vec<Endpoint>> = vec![
        booking::endpoints(),
        session::endpoints(),
        api_info::endpoints(),
        organisation::endpoints(),
        staff::endpoints(),
        venue::endpoints(),
        campaign::endpoints(),
        report::endpoints(),
    ];
    slices.into_iter().flatten().collect()
}

/// Pages, and what machines ask of a process: whole paths.
#[must_use]
pub fn pages(environment: Environment) -> Vec<Endpoint> {
    let mut slices = vec![
        health::endpoints(),
        landing::endpoints(),
        problem_pages::endpoints(),
        standing_pages::endpoints(),
        session::page_endpoints(),
        staff::pages(),
        booking::pages(),
        report::pages(),
    ];
    if environment == Environment::Development {
        slices.push(dev::endpoints());
    }
    slices.into_iter().flatten().collect()
}

/// Every endpoint with its whole path: `(path, endpoint)`.
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

/// Every kind of problem there is.
#[must_use]
pub fn problem_kinds() -> Vec<&'static Kind> {
    let lists = [
        crate::platform::problem::KINDS,
        organisation::KINDS,
        staff::KINDS,
        session::KINDS,
        booking::KINDS,
    ];
    lists.into_iter().flatten().copied().collect()
}

/// Registers everything with a server.
pub fn register(state: &AppState, config: &mut web::ServiceConfig) {
    let environment = state.config.environment;
    config.service(
        web::scope(API)
            .configure(|config| routing::register(API, api(), config))
            .default_service(web::to(nothing_here)),
    );
    routing::register("", pages(environment), config);
    assets::routes(config);
}

/// 404 for whatever no route takes.
///
/// # Errors
/// Always.
pub async fn nothing_here() -> Result<HttpResponse, Problem> {
    Err(Problem::not_found())
}
