//! What every door shares: problems, bodies, queries, tags, endpoints, pages.

pub mod body;
pub mod endpoint;
pub mod etag;
pub mod headers;
pub mod idempotency;
pub mod list;
pub mod posted;
pub mod problem;
pub mod query;
pub mod render;

pub mod assets;
pub mod form;
pub mod page;
pub mod standing;
