//! Public answers, cached in this process for at most a second.

mod cached_answer;
mod fair_share;
mod response_cache;

pub use fair_share::FairShare;
pub use response_cache::ResponseCache;
