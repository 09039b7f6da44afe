//! A request that shows a token which opens nothing: mistyped, over, taken back, or of another system.
//! Middlewares mark it; every route of the API refuses what is marked.

/// Stands beside such a request. To go on as the public would book for somebody who believes to be signed in.
#[derive(Debug, Clone, Copy)]
pub struct BadToken;
