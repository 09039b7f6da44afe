//! What every door shares: problems, bodies, queries, tags, endpoints, pages.

pub mod accept;
pub mod answer;
pub mod assets;
pub mod body;
pub mod cookie;
pub mod endpoint;
pub mod etag;
pub mod form;
pub mod headers;
pub mod idempotency;
pub mod kept;
pub mod list;
pub mod openapi;
pub mod page;
pub mod posted;
pub mod problem;
pub mod query;
pub mod render;
pub mod standing;
