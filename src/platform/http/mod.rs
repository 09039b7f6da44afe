//! What every endpoint shares: the route table, reading requests, writing and compressing answers, the cache.

pub mod cache;
pub mod coding;
pub mod connections;
pub mod openapi;
pub mod request;
pub mod response;
pub mod routing;
pub mod static_pages;
