//! The name of one request.

/// Echoed as `X-Request-Id`, logged, shown on error pages.
#[derive(Debug, Clone)]
pub struct RequestId(pub String);
