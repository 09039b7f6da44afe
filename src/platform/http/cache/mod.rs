//! Public answers, cached in this process for at most a second.

mod cached_answer;
mod response_cache;

pub use response_cache::ResponseCache;
