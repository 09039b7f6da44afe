//! The people who work at the desk: accounts, grants, signing in. Others see only an `Actor`.

mod actor;
mod add;
mod api;
mod change;
mod grant;
mod grant_api;
mod guard;
mod hire;
mod identify;
mod model;
pub mod pages;
mod problems;
mod purge;
mod query;
mod recognise;
mod request;
mod sign_in;
mod token_api;
mod tokens;
mod tries;
mod view;

use utoipa::OpenApi;

use crate::platform::auth::Permission;
use crate::platform::http::routing::{Access, Endpoint, delete, get, patch, post};

pub use actor::actor;
pub use add::{AddError, NewStaff, account_of, add};
pub use grant::{NewGrant, grant};
pub use guard::guard_forms;
pub use hire::{Hire, HireError, hire};
pub use identify::identify;
pub use problems::KINDS;
pub use purge::forget_old;
pub use tokens::issue as add_token;

/// The routes of this slice's API.
#[must_use]
pub fn endpoints() -> Vec<Endpoint> {
    let administer = Access::Staff(Permission::Administer);
    vec![
        post("/tokens", Access::Public, || {
            actix_web::web::to(token_api::create)
        }),
        delete("/tokens/current", Access::SignedIn, || {
            actix_web::web::to(token_api::revoke)
        }),
        get("/staff", administer, || actix_web::web::to(api::list)),
        post("/staff", administer, || actix_web::web::to(api::create)),
        get("/staff/{staffId}", administer, || {
            actix_web::web::to(api::show)
        }),
        patch("/staff/{staffId}", administer, || {
            actix_web::web::to(api::change)
        }),
        post("/grants", administer, || {
            actix_web::web::to(grant_api::create)
        }),
        delete("/grants/{grantId}", administer, || {
            actix_web::web::to(grant_api::withdraw)
        }),
    ]
}

/// The pages of this slice.
#[must_use]
pub fn pages() -> Vec<Endpoint> {
    pages::endpoints()
}

/// This slice's part of the API's description.
#[derive(OpenApi)]
#[openapi(
    paths(
        token_api::create,
        token_api::revoke,
        api::list,
        api::create,
        api::show,
        api::change,
        grant_api::create,
        grant_api::withdraw
    ),
    components(schemas(
        token_api::TokenRequest,
        token_api::TokenView,
        request::StaffRequest,
        request::StaffPatch,
        request::GrantRequest,
        view::StaffView,
        view::GrantView,
        view::PlaceView
    ))
)]
pub struct Doc;
