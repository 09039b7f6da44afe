//! The route table: what an endpoint is, and how rows become routes.

mod cached;
mod endpoint;
mod matched_route;
mod preflight;
mod public_read;
mod refuse_early;
mod register;

pub use endpoint::{Access, Endpoint, delete, get, patch, post, put};
pub use matched_route::{MatchedRoute, RouteNote};
pub use register::register;
